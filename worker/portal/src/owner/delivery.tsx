// One delivery: what was sent, each attempt on a time line, and how to check its signature.
import { useState } from "preact/hooks";
import { type Attempt, type Delivery, type DeliveryDetail, type Endpoint, newKey, type ProviderRow } from "../api.ts";
import { at, usePortal } from "../context.ts";
import { useLive } from "../live.ts";
import { go, to } from "../router.ts";
import { CodeBlock, Copy, Dot, Loading, Time } from "../ui/basics.tsx";
import { Confirm } from "../ui/dialog.tsx";
import { pretty } from "../ui/pretty.ts";
import { say, sayProblem } from "../ui/say.tsx";
import { duration, failure, outcome } from "../words.ts";
import { SentHeaders } from "./headers.tsx";
import { Missing } from "./missing.tsx";
import { DeliveryBadge } from "./status.tsx";
import { signatureForm, signatureHeader, VerifyHelp } from "./verify.tsx";

export function DeliveryPage({ tenant, id }: { tenant: string; id: string }) {
  const { ask, providers } = usePortal();
  const path = at(tenant, "deliveries", id);
  const { data, error, refresh } = useLive(path, async (signal) => {
    const detail = await ask<DeliveryDetail>(path, { signal });
    const endpoint = await ask<Endpoint>(at(tenant, "endpoints", detail.delivery.endpoint_id), { signal });
    return { ...detail, endpoint };
  });
  if (error?.status === 404) return <Missing tenant={tenant} what="delivery" />;
  if (!data) return <Loading rows={4} />;
  const { delivery, attempts, body, body_encoding, endpoint } = data;
  const provider = providers?.find(({ name }) => name === endpoint.provider);
  return (
    <>
      <nav aria-label="Breadcrumb" class="crumbs">
        <a href={to(tenant, "endpoints")}>Endpoints</a>
        <a href={to(tenant, "endpoints", endpoint.id)}>{endpoint.url}</a>
      </nav>
      <div class="title">
        <div class="title-text">
          <h1 tabIndex={-1} class="break">
            {delivery.type}
          </h1>
          <p class="facts">
            <DeliveryBadge delivery={delivery} />
            <span class="id">
              <a href={to(tenant, "events", delivery.event_id)}>
                <code>{delivery.event_id}</code>
              </a>
              <Copy text={delivery.event_id} what="event id" />
            </span>
            <span>
              <Time at={delivery.created_at} full />
            </span>
          </p>
          {delivery.replay_of && (
            <p class="quiet">
              Sent again under a new id; the first one was <code>{delivery.replay_of}</code>.
            </p>
          )}
        </div>
        <DeliveryActions tenant={tenant} delivery={delivery} onChanged={refresh} />
      </div>
      <div class="columns">
        <section class="panel" aria-labelledby="attempts">
          <h2 id="attempts">Attempts</h2>
          <TimeLine delivery={delivery} attempts={attempts} endpoint={endpoint} />
        </section>
        <div>
          <section class="panel" aria-labelledby="request">
            <h2 id="request">Request</h2>
            <RequestHead endpoint={endpoint} provider={provider} />
            <Body body={body} encoding={body_encoding} />
          </section>
          <section class="panel" aria-labelledby="verify">
            <h2 id="verify">Signature</h2>
            <VerifyHelp provider={provider} name={endpoint.provider} />
          </section>
        </div>
      </div>
    </>
  );
}

function DeliveryActions({
  tenant,
  delivery,
  onChanged,
}: {
  tenant: string;
  delivery: Delivery;
  onChanged: () => void;
}) {
  const { ask, may } = usePortal();
  const [cancelling, setCancelling] = useState(false);
  const path = at(tenant, "deliveries", delivery.id);
  const isWaiting = delivery.state === "pending";
  const replay = async (new_id: boolean) => {
    try {
      const again = await ask<Delivery>(`${path}/replay`, { method: "POST", body: { new_id }, key: newKey() });
      say(isWaiting ? "Sent now." : new_id ? "Sent again under a new event id." : "Sent again.");
      if (again.id !== delivery.id) go(to(tenant, "deliveries", again.id));
    } catch (error) {
      sayProblem(error);
    }
    onChanged();
  };
  const cancel = async () => {
    await ask(`${path}/cancel`, { method: "POST" });
    setCancelling(false);
    say("Cancelled. It is not sent again.");
    onChanged();
  };
  if (!may.replay) return null;
  if (isWaiting) {
    return (
      <div class="actions">
        {!delivery.is_attempting && (
          <button type="button" class="button" onClick={() => replay(false)}>
            Send now
          </button>
        )}
        <button type="button" class="button" onClick={() => setCancelling(true)}>
          Cancel delivery
        </button>
        {cancelling && (
          <Confirm
            title="Cancel this delivery?"
            action="Cancel delivery"
            danger
            onConfirm={cancel}
            onClose={() => setCancelling(false)}
          >
            <p>No further attempt is made, unless somebody replays it.</p>
          </Confirm>
        )}
      </div>
    );
  }
  return (
    <div class="actions">
      <button type="button" class="button primary" onClick={() => replay(false)}>
        Replay
      </button>
      <button
        type="button"
        class="button"
        onClick={() => replay(true)}
        title="For a server that has already processed this id"
      >
        Replay under a new id
      </button>
    </div>
  );
}

function TimeLine({ delivery, attempts, endpoint }: { delivery: Delivery; attempts: Attempt[]; endpoint: Endpoint }) {
  return (
    <ol class="line">
      {attempts.map((attempt, index) => (
        <Step key={attempt.number} attempt={attempt} before={attempts[index - 1]} />
      ))}
      {delivery.state === "pending" && !delivery.is_attempting && delivery.next_attempt_at && (
        <li class="step idle">
          <Dot tone="busy" />
          <div>
            <p class="step-head">
              <strong>{endpoint.status === "disabled" ? "Waits until the endpoint is enabled" : "Next attempt"}</strong>
              {endpoint.status !== "disabled" && <Time at={delivery.next_attempt_at} />}
            </p>
          </div>
        </li>
      )}
      {delivery.state === "dead_letter" && <End text="Given up: a dead letter" at={delivery.ended_at} />}
      {delivery.state === "cancelled" && <End text="Cancelled" at={delivery.ended_at} />}
    </ol>
  );
}

function End({ text, at }: { text: string; at: string | null }) {
  return (
    <li class="step idle">
      <Dot tone="idle" />
      <div>
        <p class="step-head">
          <strong>{text}</strong>
          {at && <Time at={at} />}
        </p>
      </div>
    </li>
  );
}

function Step({ attempt, before }: { attempt: Attempt; before: Attempt | undefined }) {
  const running = attempt.duration_ms === null && attempt.error === null;
  const good = !running && attempt.error === null;
  const wait = before && Date.parse(attempt.started_at) - Date.parse(before.started_at) - (before.duration_ms ?? 0);
  const replayed = before && before.run !== attempt.run;
  return (
    <li class={`step ${running ? "busy" : good ? "good" : "bad"}`}>
      {wait !== undefined && (
        <span class="gap">
          {duration(Math.max(wait, 0))} later{replayed && ", replayed"}
        </span>
      )}
      <Dot tone={running ? "busy" : good ? "good" : "bad"} />
      <div>
        <p class="step-head">
          <strong>
            {running ? "Under way" : outcome(attempt.response_status, attempt.error)}
            <span class="hidden">{good ? ", delivered" : running ? "" : ", failed"}</span>
          </strong>
          {attempt.duration_ms !== null && <span>{duration(attempt.duration_ms)}</span>}
          <span class="quiet">no. {attempt.number}</span>
        </p>
        <p class="quiet small-text">
          <Time at={attempt.started_at} full />
        </p>
        {attempt.error && attempt.error !== "status" && <p>{failure(attempt.error, attempt.response_status)}</p>}
        {attempt.response_body && (
          <details>
            <summary>Answer</summary>
            <CodeBlock text={attempt.response_body} what={`Answer to attempt ${attempt.number}`} />
          </details>
        )}
        <SentHeaders headers={attempt.request_headers} what={`Headers of attempt ${attempt.number}`} />
      </div>
    </li>
  );
}

/** What is asked of the receiver. The signature is another one on each attempt, and stands there. */
function RequestHead({ endpoint, provider }: { endpoint: Endpoint; provider: ProviderRow | undefined }) {
  const headers: [string, string][] = [["content-type", "application/json"], ...Object.entries(endpoint.headers)];
  return (
    <div class="request">
      <p>
        <b>POST</b> {endpoint.url}
      </p>
      {headers.map(([name, value]) => (
        <p key={name}>
          <b>{name}</b> {value}
        </p>
      ))}
      {provider && (
        <p>
          <b>{signatureHeader(provider)}</b> {signatureForm(provider)}
        </p>
      )}
    </div>
  );
}

/** JSON as people read it, and as it was sent: only that is signed. */
function Body({ body, encoding }: { body: string; encoding: string }) {
  const [raw, setRaw] = useState(false);
  const read = encoding === "utf8" ? pretty(body) : undefined;
  const shown = raw || read === undefined ? body : read;
  return (
    <CodeBlock text={shown} what={encoding === "base64" ? "Body (base64)" : raw ? "Body, as sent" : "Body"}>
      {read !== undefined && (
        <button type="button" class="button small" aria-pressed={raw} onClick={() => setRaw(!raw)}>
          As sent
        </button>
      )}
    </CodeBlock>
  );
}
