// One endpoint: how it is doing, what was delivered, what was not, and everything that can be done about it.
import { useState } from "preact/hooks";
import type { Endpoint, Trial } from "../api.ts";
import { at, usePortal, useProviderName } from "../context.ts";
import { useLive } from "../live.ts";
import { go, to } from "../router.ts";
import { Loading, Notice, Stat, Time } from "../ui/basics.tsx";
import { reason, say, sayProblem } from "../ui/say.tsx";
import { Strip } from "../ui/strip.tsx";
import { count, disabledBecause, duration, median, successRate } from "../words.ts";
import { EndpointActions } from "./actions.tsx";
import { DeadLetters } from "./dead.tsx";
import { Deliveries } from "./deliveries.tsx";
import { Missing } from "./missing.tsx";
import { Replays } from "./replays.tsx";
import { Settings } from "./settings.tsx";
import { EndpointBadge } from "./status.tsx";
import { TrialResult } from "./trial.tsx";

interface Props {
  tenant: string;
  id: string;
  tab: string | undefined;
  query: URLSearchParams;
}

/** Beside the deliveries, which have none. */
const TABS = ["dead", "replays", "settings"];

export function EndpointPage({ tenant, id, tab, query }: Props) {
  const { ask } = usePortal();
  const providerName = useProviderName();
  const path = at(tenant, "endpoints", id);
  const { data: endpoint, error, refresh } = useLive(path, (signal) => ask<Endpoint>(path, { signal }));
  const [trial, setTrial] = useState<Trial | "sending">();

  if (error?.status === 404) return <Missing tenant={tenant} what="endpoint" />;
  if (tab !== undefined && !TABS.includes(tab)) return <Missing tenant={tenant} />;
  if (!endpoint) return <Loading rows={4} />;

  const test = async () => {
    setTrial("sending");
    try {
      setTrial(await ask<Trial>(`${path}/test`, { method: "POST" }));
    } catch (error) {
      setTrial(undefined);
      sayProblem(error);
    }
  };
  const act = async (action: "enable" | "verify", done: string) => {
    try {
      const now = await ask<Endpoint>(`${path}/${action}`, { method: "POST" });
      say(action === "verify" && now.status === "unconfirmed" ? "The test event was not confirmed." : done);
    } catch (error) {
      say(reason(error));
    }
    refresh();
  };
  const here = (name?: string) => to(tenant, "endpoints", id, ...(name ? [name] : []));
  return (
    <>
      <nav aria-label="Breadcrumb" class="crumbs">
        <a href={to(tenant, "endpoints")}>Endpoints</a>
      </nav>
      <div class="title">
        <div class="title-text">
          <h1 tabIndex={-1} class="break">
            {endpoint.url}
          </h1>
          <p class="facts">
            <EndpointBadge endpoint={endpoint} />
            <span>{providerName(endpoint.provider)}</span>
            {endpoint.description && <span>{endpoint.description}</span>}
          </p>
        </div>
        <EndpointActions
          tenant={tenant}
          endpoint={endpoint}
          testing={trial === "sending"}
          onTest={test}
          onChanged={refresh}
          onDeleted={() => {
            say("The endpoint was deleted.");
            go(to(tenant, "endpoints"));
          }}
        />
      </div>
      <State endpoint={endpoint} onAct={act} />
      <div aria-live="polite">
        {trial === "sending" && <Notice tone="busy" title="Sending a test event…" />}
        {trial && trial !== "sending" && <TrialResult trial={trial} />}
      </div>
      <Health endpoint={endpoint} />
      <nav class="tabs" aria-label="Endpoint">
        <a href={here()} aria-current={tab === undefined ? "page" : undefined}>
          Deliveries
        </a>
        <a href={here("dead")} aria-current={tab === "dead" ? "page" : undefined}>
          Dead letters
          {endpoint.delivery_counts.dead_letter > 0 && (
            <span class="pill">{endpoint.delivery_counts.dead_letter.toLocaleString()}</span>
          )}
        </a>
        <a href={here("replays")} aria-current={tab === "replays" ? "page" : undefined}>
          Replays
        </a>
        <a href={here("settings")} aria-current={tab === "settings" ? "page" : undefined}>
          Settings
        </a>
      </nav>
      {tab === undefined && <Deliveries tenant={tenant} endpoint={endpoint} query={query} />}
      {tab === "dead" && <DeadLetters tenant={tenant} endpoint={endpoint} onChanged={refresh} />}
      {tab === "replays" && <Replays tenant={tenant} endpoint={endpoint} />}
      {tab === "settings" && <Settings tenant={tenant} endpoint={endpoint} onChanged={refresh} />}
    </>
  );
}

/** Why nothing is sent, or why two secrets sign, and what ends it. */
function State({
  endpoint,
  onAct,
}: {
  endpoint: Endpoint;
  onAct: (action: "enable" | "verify", done: string) => Promise<void>;
}) {
  const { may } = usePortal();
  const { status, confirmation, consecutive_failures: failures, delivery_counts: deliveries } = endpoint;
  return (
    <>
      {status === "disabled" && (
        <Notice tone={endpoint.disabled_reason === "manual" ? "idle" : "bad"} title="Disabled: nothing is sent">
          <p>
            {disabledBecause(endpoint.disabled_reason)} {count(deliveries.pending, "event")} waiting; enabling sends
            them, the oldest first.
          </p>
          {may.manage && (
            <button
              type="button"
              class="button primary"
              onClick={() => onAct("enable", "Enabled. What was waiting is sent.")}
            >
              Enable
            </button>
          )}
        </Notice>
      )}
      {status === "unconfirmed" && (
        <Notice tone="warn" title="Not confirmed yet: it takes no events">
          <p>The provider’s test event must be answered before anything is sent here.</p>
          {confirmation && !confirmation.ok && <TrialResult trial={confirmation} what="Last test event" />}
          {may.manage && (
            <button
              type="button"
              class="button primary"
              onClick={() => onAct("verify", "Confirmed. Events are sent now.")}
            >
              Send the test event again
            </button>
          )}
        </Notice>
      )}
      {status === "active" && failures > 0 && (
        <Notice tone="bad" title={`${count(failures, "failure")} since the last success`}>
          {endpoint.failing_since && (
            <p>
              The first one was <Time at={endpoint.failing_since} />.{" "}
              {deliveries.pending > 0 && "What failed is sent again by the provider’s schedule."}
            </p>
          )}
        </Notice>
      )}
      {endpoint.rotation_ends_at && (
        <Notice tone="busy" title="Two secrets sign">
          <p>
            The old secret stops signing <Time at={endpoint.rotation_ends_at} />. Put the new one in place before.
          </p>
        </Notice>
      )}
    </>
  );
}

function Health({ endpoint }: { endpoint: Endpoint }) {
  const { percent, good, ended } = successRate(endpoint);
  const usual = median(endpoint);
  const { pending, dead_letter: dead } = endpoint.delivery_counts;
  return (
    <section class="panel health" aria-label="Health">
      <div class="health-picture">
        <Strip endpoint={endpoint} />
        <p class="legend quiet small-text">
          <span>The last 40 attempts</span>
          <span class="key good">answered 2xx</span>
          <span class="key bad">failed</span>
          <span>longer bar: slower</span>
        </p>
      </div>
      <dl class="stats">
        <Stat name="Success" note={ended ? `${good} of ${ended}` : "no attempts yet"}>
          {percent === undefined ? "–" : `${percent} %`}
        </Stat>
        <Stat name="Usual answer" note="median">
          {usual === undefined ? "–" : duration(usual)}
        </Stat>
        <Stat
          name="Pending"
          note={endpoint.oldest_pending_at ? <Oldest at={endpoint.oldest_pending_at} /> : "nothing waits"}
        >
          {pending.toLocaleString()}
        </Stat>
        <Stat name="Dead letters" note={dead ? "can be replayed" : "none"}>
          {dead.toLocaleString()}
        </Stat>
        <Stat name="Next attempt" note={endpoint.status === "disabled" && pending ? "when enabled" : ""}>
          {endpoint.next_attempt_at ? <Time at={endpoint.next_attempt_at} /> : "–"}
        </Stat>
      </dl>
    </section>
  );
}

function Oldest({ at }: { at: string }) {
  return (
    <>
      oldest from <Time at={at} />
    </>
  );
}
