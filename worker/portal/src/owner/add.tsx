// Add an endpoint: where, how it is signed, which events. Then the test event's result and the secret.
import { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";
import { type Endpoint, newKey, type ProviderRow, type Trial } from "../api.ts";
import { at, usePortal } from "../context.ts";
import { to } from "../router.ts";
import { Loading, Notice } from "../ui/basics.tsx";
import { reason } from "../ui/say.tsx";
import { rules } from "../words.ts";
import { DescriptionField } from "./description.tsx";
import { EventPicker } from "./event-picker.tsx";
import { FilterField, readFilter } from "./filter.tsx";
import { type Format, FormatField } from "./format.tsx";
import { SecretOnce } from "./secret.tsx";
import { TrialResult } from "./trial.tsx";
import { VerifyHelp } from "./verify.tsx";

/** What a server without a provider of its own should take. */
const USUAL = "standard-webhooks";

export function AddEndpoint({ tenant }: { tenant: string }) {
  const { ask, providers } = usePortal();
  const [url, setUrl] = useState("https://");
  const [provider, setProvider] = useState(USUAL);
  const [types, setTypes] = useState(["*"]);
  const [filter, setFilter] = useState("");
  const [format, setFormat] = useState<Format>(null);
  const [description, setDescription] = useState("");
  const [secret, setSecret] = useState("");
  const [fifo, setFifo] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState("");
  const [added, setAdded] = useState<Endpoint>();
  // One form, one endpoint, however often it is sent.
  const key = useRef(newKey());

  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setProblem("");
    try {
      const wanted = { event_types: types, filter: readFilter(filter), transform: format };
      const body = { url, provider, ...wanted, description, fifo, secret: secret || null };
      setAdded(await ask<Endpoint>(at(tenant, "endpoints"), { method: "POST", body, key: key.current }));
    } catch (error) {
      setProblem(reason(error));
      // Another request than before must not come under its key.
      key.current = newKey();
    } finally {
      setBusy(false);
    }
  };

  if (added) return <Added tenant={tenant} endpoint={added} />;
  const chosen = providers?.find(({ name }) => name === provider);
  return (
    <div class="narrow">
      <nav aria-label="Breadcrumb" class="crumbs">
        <a href={to(tenant, "endpoints")}>Endpoints</a>
      </nav>
      <h1 tabIndex={-1}>Add endpoint</h1>
      {/* The heading is there at once: a new page begins at it. */}
      {!providers ? (
        <Loading />
      ) : (
        <form onSubmit={submit} class="panel form">
          <label class="field">
            <span>URL</span>
            <input
              type="url"
              required
              maxLength={2048}
              spellcheck={false}
              autoComplete="off"
              value={url}
              onInput={(event) => setUrl(event.currentTarget.value)}
            />
            <small>Your server’s address for webhooks. It must use https and be on the public internet.</small>
          </label>
          <ProviderField
            providers={providers}
            value={provider}
            onChange={(name) => {
              setProvider(name);
              setTypes(["*"]);
            }}
          />
          <EventPicker key={provider} tenant={tenant} provider={chosen} value={types} onChange={setTypes} />
          <DescriptionField value={description} onChange={setDescription} />
          <details>
            <summary>More settings</summary>
            <FilterField value={filter} onChange={setFilter} />
            <FormatField value={format} onChange={setFormat} />
            <label class="field">
              <span>
                Signing secret <i>optional</i>
              </span>
              <input
                type="text"
                spellcheck={false}
                autoComplete="off"
                value={secret}
                onInput={(event) => setSecret(event.currentTarget.value)}
              />
              <small>Leave it empty, and a strong one is made for you.</small>
            </label>
            <label class="check">
              <input type="checkbox" checked={fifo} onChange={(event) => setFifo(event.currentTarget.checked)} />
              <span>
                One event at a time, in order
                <small>A failing event then holds up those behind it.</small>
              </span>
            </label>
          </details>
          {problem && (
            <p class="problem" role="alert">
              {problem}
            </p>
          )}
          <div class="actions">
            <button type="submit" class="button primary" disabled={busy || types.length === 0}>
              {busy ? "Adding, and sending a test event…" : "Add endpoint"}
            </button>
            <a class="button" href={to(tenant)}>
              Cancel
            </a>
          </div>
        </form>
      )}
    </div>
  );
}

/** A native list, for there are many: typing the first letters finds one, on a phone it fills the screen. */
function ProviderField({
  providers,
  value,
  onChange,
}: {
  providers: ProviderRow[];
  value: string;
  onChange: (name: string) => void;
}) {
  const chosen = providers.find(({ name }) => name === value);
  const sorted = [...providers].sort((a, b) => a.title.localeCompare(b.title));
  const others = sorted.filter(({ name }) => name !== USUAL);
  const group = (label: string, rows: ProviderRow[]) =>
    rows.length > 0 && (
      <optgroup label={label}>
        {rows.map(({ name, title }) => (
          <option key={name} value={name}>
            {title}
          </option>
        ))}
      </optgroup>
    );
  return (
    <div class="field">
      <label for="provider">Provider</label>
      <select id="provider" value={value} onChange={(event) => onChange(event.currentTarget.value)}>
        {group(
          "For new servers",
          sorted.filter(({ name }) => name === USUAL),
        )}
        {group(
          "With the provider’s own event format",
          others.filter(({ envelope }) => envelope),
        )}
        {group(
          "With your data as it is",
          others.filter(({ envelope }) => !envelope),
        )}
      </select>
      {chosen && <small>{rules(chosen.delivery)}</small>}
    </div>
  );
}

function Added({ tenant, endpoint }: { tenant: string; endpoint: Endpoint }) {
  const { ask, providers } = usePortal();
  const heading = useRef<HTMLHeadingElement>(null);
  const [trial, setTrial] = useState<Trial | null>(endpoint.confirmation);
  const [problem, setProblem] = useState("");
  const waiting = trial === null && !problem;
  useLayoutEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    if (endpoint.confirmation) return;
    // No registration ping with this provider: a test event shows whether the server answers.
    ask<Trial>(at(tenant, "endpoints", endpoint.id, "test"), { method: "POST" }).then(setTrial, (error) =>
      setProblem(reason(error)),
    );
  }, [ask, tenant, endpoint]);
  return (
    <div class="narrow">
      <nav aria-label="Breadcrumb" class="crumbs">
        <a href={to(tenant, "endpoints")}>Endpoints</a>
      </nav>
      <h1 ref={heading} tabIndex={-1}>
        Endpoint added
      </h1>
      <p class="quiet break">{endpoint.url}</p>
      {endpoint.secret && <SecretOnce secret={endpoint.secret} />}
      <div aria-live="polite">
        {waiting && <Notice tone="busy" title="Sending a test event…" />}
        {problem && <Notice tone="bad" title={problem} />}
        {trial && <TrialResult trial={trial} />}
        {endpoint.status === "unconfirmed" && (
          <p>
            Until a test event is confirmed, no events are sent here. You can send it again from the endpoint’s page.
          </p>
        )}
      </div>
      <section class="panel" aria-labelledby="check">
        <h2 id="check">Check what you receive</h2>
        <VerifyHelp provider={providers?.find(({ name }) => name === endpoint.provider)} name={endpoint.provider} />
      </section>
      <div class="actions">
        <a class="button primary" href={to(tenant, "endpoints", endpoint.id)}>
          Go to the endpoint
        </a>
      </div>
    </div>
  );
}
