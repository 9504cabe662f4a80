// What an endpoint was asked to be, and the form that changes it.
import { useState } from "preact/hooks";
import type { Endpoint } from "../api.ts";
import { at, usePortal } from "../context.ts";
import { Time } from "../ui/basics.tsx";
import { reason, say } from "../ui/say.tsx";
import { duration, rules } from "../words.ts";
import { DescriptionField } from "./description.tsx";
import { EventPicker } from "./event-picker.tsx";
import { FilterField, filterText, readFilter } from "./filter.tsx";
import { type Format, FormatField } from "./format.tsx";
import { VerifyHelp } from "./verify.tsx";

interface Props {
  tenant: string;
  endpoint: Endpoint;
  onChanged: () => void;
}

export function Settings({ tenant, endpoint, onChanged }: Props) {
  const { ask, providers, may } = usePortal();
  const [url, setUrl] = useState(endpoint.url);
  const [description, setDescription] = useState(endpoint.description);
  const [types, setTypes] = useState(endpoint.event_types);
  const [filter, setFilter] = useState(filterText(endpoint.filter));
  const [format, setFormat] = useState<Format>(endpoint.transform);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const provider = providers?.find(({ name }) => name === endpoint.provider);
  // What is not changed is not sent: here it has been read, and numbers past 2^53 would not be the same.
  const isOther = {
    url: url !== endpoint.url,
    description: description !== endpoint.description,
    types: types.toSorted().join() !== endpoint.event_types.toSorted().join(),
    filter: filter.trim() !== filterText(endpoint.filter),
    format: JSON.stringify(format) !== JSON.stringify(endpoint.transform),
  };
  const changed = Object.values(isOther).some(Boolean);
  const save = async (event: Event) => {
    event.preventDefault();
    setBusy(true);
    setProblem("");
    try {
      await ask(at(tenant, "endpoints", endpoint.id), {
        method: "PATCH",
        body: {
          ...(isOther.url && { url }),
          ...(isOther.description && { description }),
          ...(isOther.types && { event_types: types }),
          ...(isOther.filter && { filter: readFilter(filter) }),
          ...(isOther.format && { transform: format }),
        },
      });
      say("Saved.");
      onChanged();
    } catch (error) {
      setProblem(reason(error));
    }
    setBusy(false);
  };
  return (
    <div class="columns">
      <form class="panel form" hidden={!may.manage} onSubmit={save}>
        <h2>Change</h2>
        <label class="field">
          <span>URL</span>
          <input
            type="url"
            required
            maxLength={2048}
            spellcheck={false}
            value={url}
            onInput={(event) => setUrl(event.currentTarget.value)}
          />
        </label>
        <DescriptionField value={description} onChange={setDescription} />
        <EventPicker tenant={tenant} provider={provider} value={types} onChange={setTypes} />
        <FilterField value={filter} onChange={setFilter} />
        <FormatField value={format} onChange={setFormat} />
        {problem && (
          <p class="problem" role="alert">
            {problem}
          </p>
        )}
        <div class="actions">
          <button type="submit" class="button primary" disabled={busy || !changed || types.length === 0}>
            {busy ? "Saving…" : "Save"}
          </button>
        </div>
      </form>
      <div>
        <section class="panel" aria-labelledby="rules">
          <h2 id="rules">Delivery</h2>
          <dl class="pairs">
            <dt>Provider</dt>
            <dd>{provider?.title ?? (endpoint.provider || "Custom")}</dd>
            {endpoint.delivery_rules && (
              <>
                <dt>Rules</dt>
                <dd>{rules(endpoint.delivery_rules)}</dd>
                <dt>Waits</dt>
                <dd>
                  {endpoint.delivery_rules.schedule_s.map((wait) => duration(wait * 1_000)).join(", ") || "no retries"}
                </dd>
              </>
            )}
            <dt>Order</dt>
            <dd>{endpoint.fifo ? "One at a time, in order" : `Up to ${endpoint.concurrency} at once, in any order`}</dd>
            {endpoint.rate_per_second && (
              <>
                <dt>Limit</dt>
                <dd>{endpoint.rate_per_second} a second</dd>
              </>
            )}
            {Object.entries(endpoint.headers).map(([name, value]) => (
              <>
                <dt>{name}</dt>
                <dd>
                  <code>{value}</code>
                </dd>
              </>
            ))}
            <dt>Added</dt>
            <dd>
              <Time at={endpoint.created_at} full />
            </dd>
            <dt>Id</dt>
            <dd>
              <code class="break">{endpoint.id}</code>
            </dd>
          </dl>
        </section>
        <section class="panel" aria-labelledby="how">
          <h2 id="how">Signature</h2>
          <VerifyHelp provider={provider} name={endpoint.provider} />
        </section>
      </div>
    </div>
  );
}
