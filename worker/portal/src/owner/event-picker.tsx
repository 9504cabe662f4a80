// Which events an endpoint is sent: all, or a choice from the catalog, or patterns where it is open.
import { useState } from "preact/hooks";
import type { EventTypes, ProviderRow } from "../api.ts";
import { at, usePortal } from "../context.ts";
import { useLive } from "../live.ts";

interface Props {
  tenant: string;
  provider: ProviderRow | undefined;
  value: string[];
  onChange: (types: string[]) => void;
}

const NEVER_MS = 86_400_000;

/** Types by what stands before their first dot. */
function groups(types: string[]): [string, string[]][] {
  const map = new Map<string, string[]>();
  for (const type of types) {
    const name = type.split(".")[0] ?? type;
    map.set(name, [...(map.get(name) ?? []), type]);
  }
  return [...map];
}

export function EventPicker({ tenant, provider, value, onChange }: Props) {
  const { ask } = usePortal();
  const own = useLive(
    `event types ${tenant}`,
    (signal) => ask<EventTypes>(at(tenant, "event-types"), { signal }),
    NEVER_MS,
  );
  const known = [...new Set([...(provider?.catalog.types ?? []), ...(own.data?.types.map(({ name }) => name) ?? [])])];
  const patterns = groups(known).map(([name]) => `${name}.*`);
  const listed = (type: string) => type === "*" || known.includes(type) || patterns.includes(type);
  const others = value.filter((type) => !listed(type)).join(" ");
  const [typed, setTyped] = useState(others);
  const everything = value.includes("*");
  const choose = (types: string[]) => onChange([...new Set(types)]);
  const open = (provider?.catalog.open ?? true) || known.length === 0 || others !== "";
  const type = (text: string) => {
    setTyped(text);
    choose([...value.filter(listed), ...text.split(/[\s,]+/).filter(Boolean)]);
  };
  return (
    <fieldset class="field">
      <legend>Events</legend>
      <div class="choices">
        <label class="choice">
          <input type="radio" name="events" checked={everything} onChange={() => choose(["*"])} />
          <span>
            <strong>All events</strong>
            <small>Those that are added later, too</small>
          </span>
        </label>
        <label class="choice">
          <input type="radio" name="events" checked={!everything} onChange={() => choose([])} />
          <span>
            <strong>Chosen events</strong>
            <small>Only what this server needs</small>
          </span>
        </label>
      </div>
      {!everything && (
        <div class="types">
          {groups(known).map(([name, types]) => (
            <Group key={name} name={name} types={types} value={value} onChange={choose} />
          ))}
          {open && (
            <label class="field">
              <span>{known.length ? "Others, by name or pattern" : "Names or patterns"}</span>
              <input
                type="text"
                spellcheck={false}
                autoCapitalize="off"
                placeholder="invoice.paid customer.*"
                value={typed}
                onInput={(event) => type(event.currentTarget.value)}
              />
            </label>
          )}
        </div>
      )}
    </fieldset>
  );
}

interface GroupProps {
  name: string;
  types: string[];
  value: string[];
  onChange: (types: string[]) => void;
}

/** The types of one kind: all of them by their pattern, which takes in later ones, or some by name. */
function Group({ name, types, value, onChange }: GroupProps) {
  const pattern = `${name}.*`;
  const all = value.includes(pattern);
  const rest = value.filter((type) => type !== pattern && !types.includes(type));
  const chosen = all ? types : types.filter((type) => value.includes(type));
  return (
    <fieldset class="type-group" aria-label={name}>
      <label class="check group-check">
        <input
          type="checkbox"
          checked={all}
          onChange={(event) => onChange(event.currentTarget.checked ? [...rest, pattern] : rest)}
        />
        <span>{pattern}</span>
      </label>
      {types.map((type) => (
        <label key={type} class="check">
          <input
            type="checkbox"
            checked={chosen.includes(type)}
            onChange={(event) =>
              onChange([
                ...rest,
                ...(event.currentTarget.checked ? [...chosen, type] : chosen.filter((one) => one !== type)),
              ])
            }
          />
          <span>{type}</span>
        </label>
      ))}
    </fieldset>
  );
}
