// Which events an endpoint is sent by their content, and what a filter says of an event before it is saved.
import { useState } from "preact/hooks";
import type { FilterTest } from "../api.ts";
import { usePortal } from "../context.ts";
import { reason } from "../ui/say.tsx";

interface Props {
  /** JSON, or nothing for all events. */
  value: string;
  onChange: (value: string) => void;
}

const EXAMPLE = '{ "data": { "amount": { "$gte": 1000 } } }';
const EVENT = JSON.stringify({ type: "claim.created", data: { amount: 1200 } }, null, 2);

/** As it is stored, as text. */
export const filterText = (filter: unknown) => (filter == null ? "" : JSON.stringify(filter, null, 2));

/** What the API is sent. Throws where the text is no JSON. */
export function readFilter(text: string): Record<string, unknown> | null {
  return text.trim() ? json("The filter", text) : null;
}

function json(what: string, text: string) {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${what} is not JSON: ${(error as Error).message}`);
  }
}

export function FilterField({ value, onChange }: Props) {
  const { ask } = usePortal();
  const [event, setEvent] = useState(EVENT);
  const [said, setSaid] = useState<{ tone: string; text: string }>();
  const attempt = async () => {
    try {
      const body = { of: "event", filter: readFilter(value) ?? {}, document: json("The event", event) };
      setSaid(words(await ask<FilterTest>("/filters/test", { method: "POST", body })));
    } catch (error) {
      setSaid({ tone: "problem", text: reason(error) });
    }
  };
  return (
    <div class="field">
      <label for="filter">
        Filter <i>optional</i>
      </label>
      <textarea
        id="filter"
        rows={value ? Math.min(12, value.split("\n").length + 1) : 2}
        spellcheck={false}
        autocomplete="off"
        placeholder={EXAMPLE}
        aria-describedby="filter-about"
        value={value}
        onInput={({ currentTarget }) => {
          onChange(currentTarget.value);
          setSaid(undefined);
        }}
      />
      <small id="filter-about">JSON. Of the events above, only those whose content matches are sent here.</small>
      <details>
        <summary>Try the filter on an event</summary>
        <label class="field">
          <span>Event</span>
          <textarea
            rows={6}
            spellcheck={false}
            autocomplete="off"
            value={event}
            onInput={({ currentTarget }) => {
              setEvent(currentTarget.value);
              setSaid(undefined);
            }}
          />
        </label>
        <div class="actions">
          <button type="button" class="button small" onClick={attempt}>
            Try
          </button>
        </div>
        <p role="status" class={`outcome ${said?.tone ?? ""}`}>
          {said?.text}
        </p>
      </details>
    </div>
  );
}

function words({ verdict, failed }: FilterTest) {
  if (verdict === "match") return { tone: "good", text: "This event would be sent." };
  if (verdict === "undecided")
    return { tone: "", text: "The filter is too much work for this event, which would be sent." };
  const at = failed?.at ? failed.at.slice(1).replaceAll("/", " → ") : "the filter";
  const text = `This event would not be sent: ${at} does not hold. ${found(failed?.found)}`;
  return { tone: "problem", text };
}

const found = (what = "missing") => {
  if (what === "missing") return "There is no such value.";
  return `The value is ${what === "null" ? "null" : `${/^[aeiou]/.test(what) ? "an" : "a"} ${what}`}.`;
};
