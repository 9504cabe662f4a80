// All endpoints of a tenant: which of them need somebody, and how each is doing.

import type { Endpoint, Page } from "../api.ts";
import { at, usePortal, useProviderName } from "../context.ts";
import { useLive } from "../live.ts";
import { LinkMaker } from "../operator/link.tsx";
import { to } from "../router.ts";
import { Empty, Loading, Notice, Time } from "../ui/basics.tsx";
import { Strip } from "../ui/strip.tsx";
import { count, disabledBecause, successRate } from "../words.ts";
import { EndpointBadge } from "./status.tsx";
import { TenantTabs } from "./tabs.tsx";

/** The API's own page size; a tenant with more pages through. */
async function all(load: (cursor: string) => Promise<Page<Endpoint>>): Promise<Endpoint[]> {
  const list: Endpoint[] = [];
  let cursor: string | null = "";
  do {
    const page: Page<Endpoint> = await load(cursor ? `?cursor=${cursor}` : "");
    list.push(...page.data);
    cursor = page.next_cursor;
  } while (cursor);
  return list;
}

export function Endpoints({ tenant }: { tenant: string }) {
  const { ask, operator, may } = usePortal();
  const { data } = useLive(`endpoints ${tenant}`, (signal) =>
    all((query) => ask<Page<Endpoint>>(`${at(tenant, "endpoints")}${query}`, { signal })),
  );
  return (
    <>
      <TenantTabs tenant={tenant} here="endpoints" />
      <div class="title">
        <div>
          <h1 tabIndex={-1}>Endpoints</h1>
          <p class="quiet">Where your events are delivered, and how that is going.</p>
        </div>
        <div class="actions">
          {operator && <LinkMaker tenant={tenant} />}
          {may.manage && data && data.length > 0 && <AddButton tenant={tenant} />}
        </div>
      </div>
      {data === undefined && <Loading />}
      {data?.length === 0 && <NoEndpoints tenant={tenant} />}
      {data && data.length > 0 && (
        <>
          <Alerts tenant={tenant} endpoints={data} />
          <ul class="cards">
            {data.map((endpoint) => (
              <Card key={endpoint.id} tenant={tenant} endpoint={endpoint} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

export function AddButton({ tenant }: { tenant: string }) {
  return (
    <a class="button primary" href={to(tenant, "add")}>
      Add endpoint
    </a>
  );
}

export function NoEndpoints({ tenant }: { tenant: string }) {
  const { may } = usePortal();
  return (
    <Empty title="No endpoints yet">
      <p>Add the address of your server, and events are sent to it as they happen: signed, retried, never dropped.</p>
      {may.manage && <AddButton tenant={tenant} />}
    </Empty>
  );
}

/** What somebody should look at. */
export function Alerts({ tenant, endpoints }: { tenant: string; endpoints: Endpoint[] }) {
  const stopped = endpoints.filter(
    ({ status, disabled_reason: reason }) => status === "disabled" && reason !== "manual",
  );
  const failing = endpoints.filter(({ status, consecutive_failures: failures }) => status === "active" && failures > 0);
  const dead = endpoints.filter(({ delivery_counts: deliveries }) => deliveries.dead_letter > 0);
  if (stopped.length + failing.length + dead.length === 0) return null;
  return (
    <Notice tone={stopped.length + failing.length ? "bad" : "warn"} title="Needs attention">
      <ul>
        {stopped.map((endpoint) => (
          <li key={endpoint.id}>
            <a href={to(tenant, "endpoints", endpoint.id)}>{endpoint.url}</a> was disabled.{" "}
            {disabledBecause(endpoint.disabled_reason)} {count(endpoint.delivery_counts.pending, "event")} waiting.
          </li>
        ))}
        {failing.map((endpoint) => (
          <li key={endpoint.id}>
            <a href={to(tenant, "endpoints", endpoint.id)}>{endpoint.url}</a> is failing:{" "}
            {count(endpoint.consecutive_failures, "failure")} in a row
            {endpoint.failing_since && (
              <>
                , the first one <Time at={endpoint.failing_since} />
              </>
            )}
            .
          </li>
        ))}
        {dead.map((endpoint) => (
          <li key={endpoint.id}>
            <a href={to(tenant, "endpoints", endpoint.id, "dead")}>
              {count(endpoint.delivery_counts.dead_letter, "dead letter")}
            </a>{" "}
            at {endpoint.url}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

function Card({ tenant, endpoint }: { tenant: string; endpoint: Endpoint }) {
  const providerName = useProviderName();
  const { percent, ended } = successRate(endpoint);
  const { pending, dead_letter: dead } = endpoint.delivery_counts;
  return (
    <li class="card">
      <div class="card-main">
        <div class="card-head">
          <EndpointBadge endpoint={endpoint} />
          <span class="quiet">{providerName(endpoint.provider)}</span>
        </div>
        <a class="card-link" href={to(tenant, "endpoints", endpoint.id)}>
          {endpoint.url}
        </a>
        <p class="quiet clip">
          {endpoint.description || endpoint.event_types.join(", ").replace(/^\*$/, "All events")}
        </p>
      </div>
      <div class="card-picture">
        <Strip endpoint={endpoint} />
        <p class="quiet small-text">
          {percent === undefined ? "No attempts yet" : `${percent} % of the last ${ended} succeeded`}
        </p>
      </div>
      <dl class="card-facts">
        <div>
          <dt>Pending</dt>
          <dd>{pending.toLocaleString()}</dd>
        </div>
        <div>
          <dt>Dead letters</dt>
          <dd class={dead > 0 ? "bad-text" : ""}>{dead.toLocaleString()}</dd>
        </div>
        <div>
          <dt>Next attempt</dt>
          <dd>{endpoint.next_attempt_at ? <Time at={endpoint.next_attempt_at} /> : "–"}</dd>
        </div>
      </dl>
    </li>
  );
}
