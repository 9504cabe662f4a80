// A tenant at a glance: what needs somebody, how much was delivered, how fast receivers answered, which events there were.
import type { DeliveryCounts, Endpoint, Stats } from "../api.ts";
import { at, usePortal } from "../context.ts";
import { useLive } from "../live.ts";
import { LinkMaker } from "../operator/link.tsx";
import { go, to } from "../router.ts";
import { Loading, Stat, Time, useNow } from "../ui/basics.tsx";
import { Bars, Lines, places, SPANS, type Span, SpanSelect } from "../ui/chart.tsx";
import { duration } from "../words.ts";
import { AddButton, Alerts, NoEndpoints } from "./endpoints.tsx";
import { TenantTabs } from "./tabs.tsx";

/** Endpoints that are named when something is wrong. */
const WORST = 3;
const TYPES = 6;
/** However many endpoints there are, a page that is open asks less than one of them a second. */
const every = ({ stats }: Loaded) => Math.max(5_000, (stats.endpoints.length + WORST) * 1_500);

interface Loaded {
  stats: Stats;
  worst: Endpoint[];
}

export function Overview({ tenant, query }: { tenant: string; query: URLSearchParams }) {
  const { ask, operator, may } = usePortal();
  const asked = query.get("span") ?? "";
  const span: Span = asked in SPANS ? (asked as Span) : "day";
  const { data } = useLive<Loaded>(
    `overview ${tenant} ${span}`,
    async (signal) => {
      const stats = await ask<Stats>(`${at(tenant, "stats")}?span=${span}`, { signal });
      const troubled = stats.endpoints.filter(({ counts }) => hasTrouble(counts.delivery_counts)).slice(0, WORST);
      const worst = await Promise.all(
        troubled.map(({ endpoint_id: id }) => ask<Endpoint>(at(tenant, "endpoints", id), { signal })),
      );
      return { stats, worst };
    },
    every,
  );
  const isEmpty = data?.stats.endpoints.length === 0;
  return (
    <>
      {!isEmpty && <TenantTabs tenant={tenant} here="overview" />}
      <div class="title">
        <div>
          <h1 tabIndex={-1}>Overview</h1>
          <p class="quiet">What was delivered, what was not, and how fast your servers answer.</p>
        </div>
        <div class="actions">
          {!isEmpty && (
            <SpanSelect
              span={span}
              of={["hour", "day", "week", "month"]}
              onChange={(next) => go(`${to(tenant)}?span=${next}`)}
            />
          )}
          {operator && <LinkMaker tenant={tenant} />}
          {may.manage && !isEmpty && <AddButton tenant={tenant} />}
        </div>
      </div>
      {data === undefined && <Loading rows={4} />}
      {isEmpty && <NoEndpoints tenant={tenant} />}
      {data && !isEmpty && <Found tenant={tenant} span={span} {...data} />}
    </>
  );
}

const hasTrouble = (counts: DeliveryCounts) => counts.dead_letter > 0 || counts.pending > 0;

function Found({ tenant, span, stats, worst }: Loaded & { tenant: string; span: Span }) {
  const now = useNow();
  const { total, buckets, event_types: types } = stats;
  const counts = total.delivery_counts;
  const all = counts.delivered + counts.dead_letter + counts.pending + counts.cancelled;
  const ended = counts.delivered + counts.dead_letter;
  const took = total.attempt_duration;
  const steps = places(span, now);
  const known = new Map(buckets.map(({ starts_at, counts }) => [Date.parse(starts_at), counts]));
  const kind = (name: string, tone: "good" | "bad" | "busy" | "idle", state: keyof DeliveryCounts) => ({
    name,
    tone,
    total: counts[state],
    at: steps.map((step) => known.get(step)?.delivery_counts[state] ?? 0),
  });
  const oldest = worst.flatMap(({ oldest_pending_at: at }) => at ?? []).sort()[0];
  return (
    <>
      <Alerts tenant={tenant} endpoints={worst} />
      <dl class="stats panel">
        <Stat name="Deliveries" note={SPANS[span].name.toLowerCase()}>
          {all.toLocaleString()}
        </Stat>
        <Stat name="Delivered" note={`${counts.dead_letter.toLocaleString()} failed for good`}>
          {ended === 0 ? "–" : `${rounded((counts.delivered / ended) * 100)} %`}
        </Stat>
        <Stat name="Response time, median" note={took ? `95 of 100 within ${duration(took.p95_ms)}` : "no attempt yet"}>
          {took ? duration(took.p50_ms) : "–"}
        </Stat>
        <Stat
          name="Pending"
          note={
            oldest ? (
              <>
                oldest <Time at={oldest} />
              </>
            ) : (
              "nothing waits"
            )
          }
        >
          {counts.pending.toLocaleString()}
        </Stat>
      </dl>
      <div class="columns halves">
        <section class="panel" aria-labelledby="volume">
          <h2 id="volume">Deliveries</h2>
          <Bars
            span={span}
            places={steps}
            label={SPANS[span].name}
            kinds={[
              kind("Delivered", "good", "delivered"),
              kind("Pending", "busy", "pending"),
              kind("Dead letters", "bad", "dead_letter"),
              kind("Cancelled", "idle", "cancelled"),
            ]}
          />
        </section>
        <section class="panel" aria-labelledby="times">
          <h2 id="times">Response time</h2>
          <Lines
            span={span}
            places={steps}
            label={SPANS[span].name}
            unit={duration}
            lines={[
              {
                name: "95 of 100 within",
                tone: "idle",
                at: steps.map((step) => known.get(step)?.attempt_duration?.p95_ms),
                total: took ? duration(took.p95_ms) : "–",
              },
              {
                name: "Median",
                tone: "good",
                at: steps.map((step) => known.get(step)?.attempt_duration?.p50_ms),
                total: took ? duration(took.p50_ms) : "–",
              },
            ]}
          />
        </section>
      </div>
      {types.length > 0 && <Types tenant={tenant} types={types.slice(0, TYPES)} />}
    </>
  );
}

/** Never 100 where something failed. */
const rounded = (percent: number) => (percent === 100 ? "100" : Math.min(99.9, percent).toFixed(1));

function Types({ tenant, types }: { tenant: string; types: Stats["event_types"] }) {
  return (
    <section aria-labelledby="types">
      <h2 id="types" class="list-title">
        Event types
      </h2>
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Type</th>
            <th scope="col">Delivered</th>
            <th scope="col">Pending</th>
            <th scope="col">Dead letters</th>
          </tr>
        </thead>
        <tbody>
          {types.map(({ type, delivery_counts: counts }) => (
            <tr key={type}>
              <td>
                <a class="row-link" href={`${to(tenant, "events")}?type=${encodeURIComponent(type)}`}>
                  {type}
                </a>
              </td>
              <td data-name="Delivered">{counts.delivered.toLocaleString()}</td>
              <td data-name="Pending">{counts.pending.toLocaleString()}</td>
              <td data-name="Dead letters" class={counts.dead_letter > 0 ? "bad-text" : ""}>
                {counts.dead_letter.toLocaleString()}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
