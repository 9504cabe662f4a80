// The operator's view: every tenant, what waits, and what was given up.
import type { Page, Tenant, TenantSummary } from "../api.ts";
import { at, usePortal } from "../context.ts";
import { useLive } from "../live.ts";
import { to } from "../router.ts";
import { Badge, Empty, Loading, Stat, Time } from "../ui/basics.tsx";
import { count } from "../words.ts";
import { OperatorTabs } from "./tabs.tsx";

/** Tenants are asked for their totals a few at a time. */
const AT_ONCE = 4;
const EVERY_MS = 1_800;

async function summaries(tenants: Tenant[], load: (id: string) => Promise<TenantSummary>): Promise<TenantSummary[]> {
  const sums: TenantSummary[] = [];
  for (let start = 0; start < tenants.length; start += AT_ONCE) {
    sums.push(...(await Promise.all(tenants.slice(start, start + AT_ONCE).map(({ id }) => load(id)))));
  }
  return sums;
}

export function OperatorHome() {
  const { ask } = usePortal();
  const { data } = useLive(
    "tenants",
    async (signal) => {
      const tenants: Tenant[] = [];
      let cursor: string | null = "";
      do {
        const page: Page<Tenant> = await ask(`/tenants?limit=100${cursor ? `&cursor=${cursor}` : ""}`, { signal });
        tenants.push(...page.data);
        cursor = page.next_cursor;
      } while (cursor);
      return summaries(tenants, (id) => ask<TenantSummary>(at(id), { signal }));
    },
    EVERY_MS,
  );
  return (
    <>
      <OperatorTabs here="tenants" />
      <div class="title">
        <div>
          <h1 tabIndex={-1}>Tenants</h1>
          <p class="quiet">Everybody whose events are delivered, and what waits or was given up.</p>
        </div>
      </div>
      {data === undefined && <Loading />}
      {data?.length === 0 && (
        <Empty title="No tenants yet">
          <p>A tenant shows up when its first endpoint is added through the API.</p>
        </Empty>
      )}
      {data && data.length > 0 && (
        <>
          <Totals all={data} />
          <TenantTable all={data} />
        </>
      )}
    </>
  );
}

function Totals({ all }: { all: TenantSummary[] }) {
  const sum = (read: (one: TenantSummary) => number) => all.reduce((total, one) => total + read(one), 0);
  const oldest = all.flatMap(({ oldest_pending_at }) => oldest_pending_at ?? []).sort()[0];
  const disabled = sum(({ endpoint_counts: endpoints }) => endpoints.disabled);
  return (
    <dl class="stats panel">
      <Stat name="Endpoints" note={disabled ? `${disabled} disabled` : "all in use"}>
        {sum(
          ({ endpoint_counts: endpoints }) => endpoints.active + endpoints.disabled + endpoints.unconfirmed,
        ).toLocaleString()}
      </Stat>
      <Stat name="Delivered">{sum(({ delivery_counts: deliveries }) => deliveries.delivered).toLocaleString()}</Stat>
      <Stat name="Pending">{sum(({ delivery_counts: deliveries }) => deliveries.pending).toLocaleString()}</Stat>
      <Stat name="Oldest pending">{oldest ? <Time at={oldest} /> : "–"}</Stat>
      <Stat name="Dead letters">
        {sum(({ delivery_counts: deliveries }) => deliveries.dead_letter).toLocaleString()}
      </Stat>
    </dl>
  );
}

function TenantTable({ all }: { all: TenantSummary[] }) {
  return (
    <table class="table">
      <caption class="hidden">Tenants</caption>
      <thead>
        <tr>
          <th scope="col">Tenant</th>
          <th scope="col">Endpoints</th>
          <th scope="col">Delivered</th>
          <th scope="col">Pending</th>
          <th scope="col">Oldest pending</th>
          <th scope="col">Dead letters</th>
        </tr>
      </thead>
      <tbody>
        {all.map(({ id, endpoint_counts: endpoints, delivery_counts: deliveries, oldest_pending_at }) => (
          <tr key={id}>
            <td class="cell-event">
              <a class="row-link" href={to(id)}>
                {id}
              </a>
            </td>
            <td data-name="Endpoints">
              <span class="badges">
                {count(endpoints.active, "active", "active")}
                {endpoints.failing > 0 && <Badge tone="bad">{endpoints.failing} failing</Badge>}
                {endpoints.disabled > 0 && <Badge tone="idle">{endpoints.disabled} disabled</Badge>}
                {endpoints.unconfirmed > 0 && <Badge tone="warn">{endpoints.unconfirmed} unconfirmed</Badge>}
              </span>
            </td>
            <td data-name="Delivered">{deliveries.delivered.toLocaleString()}</td>
            <td data-name="Pending">{deliveries.pending.toLocaleString()}</td>
            <td data-name="Oldest pending">{oldest_pending_at ? <Time at={oldest_pending_at} /> : "–"}</td>
            <td data-name="Dead letters" class={deliveries.dead_letter ? "bad-text" : ""}>
              {deliveries.dead_letter.toLocaleString()}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
