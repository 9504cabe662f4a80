// In which form an endpoint is sent its events: the provider's, a message for a room, or a template that was set by the API.
import { useState } from "preact/hooks";
import type { TransformPreview } from "../api.ts";
import { usePortal } from "../context.ts";
import { pretty } from "../ui/pretty.ts";
import { reason } from "../ui/say.tsx";

/** As the API has it: a preset's name, a template, or nothing. */
export type Format = string | { body: unknown } | null;

interface Props {
  value: Format;
  onChange: (value: Format) => void;
}

const PRESETS: [string, string][] = [
  ["slack", "Slack message"],
  ["discord", "Discord message"],
  ["teams", "Microsoft Teams card"],
];

export function FormatField({ value, onChange }: Props) {
  const { ask } = usePortal();
  const [own] = useState(typeof value === "object" ? value : null);
  const [shown, setShown] = useState("");
  const chosen = value === null ? "" : typeof value === "string" ? value : "own";
  const choose = (name: string) => {
    setShown("");
    onChange(name === "" ? null : name === "own" ? own : name);
  };
  const preview = async () => {
    const event = { type: "claim.created", data: { claim: "clm_42", amount: 1200 } };
    try {
      const body = { transform: value, event };
      const made = await ask<TransformPreview>("/transforms/preview", { method: "POST", body });
      setShown(pretty(made.body) ?? made.body);
    } catch (error) {
      setShown(reason(error));
    }
  };
  return (
    <div class="field">
      <label for="format">Format</label>
      <select id="format" value={chosen} onChange={({ currentTarget }) => choose(currentTarget.value)}>
        <option value="">The provider’s own</option>
        {PRESETS.map(([name, title]) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
        {own && <option value="own">A template of your own</option>}
      </select>
      <small>What is stored and sent. It is for events that come after the change.</small>
      {value !== null && (
        <div class="actions">
          <button type="button" class="button small" onClick={preview}>
            Show an example
          </button>
        </div>
      )}
      <pre role="status" class="outcome example">
        {shown}
      </pre>
    </div>
  );
}
