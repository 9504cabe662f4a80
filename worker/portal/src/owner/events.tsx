// What was published, the newest first, what nobody wanted included; and one event with each endpoint that it went to.
import { useEffect, useRef, useState } from "preact/hooks";
import type { Endpoint, Event, LoggedEvent, Page } from "../api.ts";
import { at, usePortal } from "../context.ts";
import { useLive } from "../live.ts";
import { go, to } from "../router.ts";
import { Copy, Empty, Loading, Notice, Time } from "../ui/basics.tsx";
import { Search } from "../ui/search.tsx";
import { outcome } from "../words.ts";
import { Missing } from "./missing.tsx";
import { Paging } from "./paging.tsx";
import { DeliveryBadge } from "./status.tsx";
import { FIND, TenantTabs } from "./tabs.tsx";

const PAGE = 25;
const EVERY_MS = 2_000;
const SPANS: [string, string, number][] = [
  ["", "Last 30 days", 0],
  ["hour", "Last hour", 3_600_000],
  ["day", "Last 24 hours", 86_400_000],
  ["week", "Last 7 days", 7 * 86_400_000],
];

/** The filters are in the address: a page of results can be returned to. */
export function Events({ tenant, query }: { tenant: string; query: URLSearchParams }) {
  const { ask } = usePortal();
  const [cursors, setCursors] = useState<string[]>([]);
  const [id = "", type = "", span = ""] = ["id", "type", "span"].map((name) => query.get(name) ?? "");
  const find = useRef<HTMLInputElement>(null);
  const isFinding = query.has("find");
  useEffect(() => {
    if (isFinding) find.current?.focus();
  }, [isFinding]);
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(query);
    next.delete("find");
    if (value) next.set(name, value);
    else next.delete(name);
    setCursors([]);
    const text = next.toString();
    go(`${to(tenant, "events")}${text ? `?${text}` : ""}`);
  };
  const cursor = cursors.at(-1);
  const asked = new URLSearchParams({ limit: String(PAGE) });
  if (id) asked.set("id", id);
  if (type) asked.set("type", type);
  if (cursor) asked.set("cursor", cursor);
  const path = `${at(tenant, "events")}?${asked}`;
  const { data, error } = useLive(
    `${path} ${span}`,
    (signal) => {
      const back = SPANS.find(([name]) => name === span)?.[2] ?? 0;
      const since = back ? `&since=${encodeURIComponent(new Date(Date.now() - back).toISOString())}` : "";
      return ask<Page<LoggedEvent>>(path + since, { signal });
    },
    EVERY_MS,
  );
  return (
    <>
      <TenantTabs tenant={tenant} here="events" />
      <div class="title">
        <div>
          <h1 tabIndex={-1}>Events</h1>
          <p class="quiet">What was published, the newest first, and to how many endpoints it went.</p>
        </div>
      </div>
      <section aria-label="Events">
        <form class="filters" onSubmit={(event) => event.preventDefault()}>
          <Search
            id={FIND}
            field={find}
            name="Event id"
            placeholder="Event id, or how it begins ( / )"
            value={id}
            onSearch={(value) => set("id", value)}
          />
          <Search
            name="Event type"
            placeholder="Type, such as claim.created or claim.*"
            value={type}
            onSearch={(value) => set("type", value)}
          />
          <label>
            <span class="hidden">Time</span>
            <select value={span} onChange={(event) => set("span", event.currentTarget.value)}>
              {SPANS.map(([value, name]) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        </form>
        {error && <Notice tone="warn" title={error.message} />}
        {!data && !error && <Loading />}
        {data?.data.length === 0 && (
          <Nothing filtered={Boolean(id || type || span)} goesOn={data.next_cursor !== null} />
        )}
        {data && data.data.length > 0 && <Table tenant={tenant} rows={data.data} />}
        <Paging cursors={cursors} next={data?.next_cursor} onGo={setCursors} />
      </section>
    </>
  );
}

function Nothing({ filtered, goesOn }: { filtered: boolean; goesOn: boolean }) {
  if (goesOn)
    return (
      <Empty title="Nothing among the newest">
        <p>2,000 events were looked at, and none is like this. “Older” looks on.</p>
      </Empty>
    );
  return filtered ? (
    <Empty title="Nothing matches">
      <p>No event is like this. Choose another type or a longer time.</p>
    </Empty>
  ) : (
    <Empty title="No events yet">
      <p>What is published shows up here, wanted by an endpoint or not.</p>
    </Empty>
  );
}

function Table({ tenant, rows }: { tenant: string; rows: LoggedEvent[] }) {
  return (
    <table class="table">
      <caption class="hidden">Events, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">Event</th>
          <th scope="col">Endpoints</th>
          <th scope="col">Published</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, type, endpoint_count: endpoints, created_at }) => (
          <tr key={id}>
            <td class="cell-event">
              <a class="row-link" href={to(tenant, "events", id)}>
                {type}
              </a>
              <code class="clip">{id}</code>
            </td>
            <td data-name="Endpoints">
              {endpoints === 0 ? <span class="quiet">nobody wanted it</span> : endpoints.toLocaleString()}
            </td>
            <td data-name="Published" class="cell-when">
              <Time at={created_at} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** An event's deliveries, with the addresses that they go to. */
export function EventPage({ tenant, id }: { tenant: string; id: string }) {
  const { ask } = usePortal();
  const path = at(tenant, "events", id);
  const urls = useRef(new Map<string, string>());
  const { data, error } = useLive(
    path,
    async (signal) => {
      const event = await ask<Event>(path, { signal });
      const unknown = event.deliveries.filter(({ endpoint_id }) => !urls.current.has(endpoint_id)).slice(0, PAGE);
      await Promise.all(
        unknown.map(async ({ endpoint_id: endpoint }) => {
          // One that was deleted meanwhile keeps its id.
          const { url } = await ask<Endpoint>(at(tenant, "endpoints", endpoint), { signal }).catch(() => ({
            url: endpoint,
          }));
          urls.current.set(endpoint, url);
        }),
      );
      return event;
    },
    EVERY_MS,
  );
  if (error?.status === 404) return <Missing tenant={tenant} what="event" />;
  if (!data) return <Loading rows={4} />;
  return (
    <>
      <nav aria-label="Breadcrumb" class="crumbs">
        <a href={to(tenant, "events")}>Events</a>
      </nav>
      <div class="title">
        <div class="title-text">
          <h1 tabIndex={-1} class="break">
            {data.type}
          </h1>
          <p class="facts">
            <span class="id">
              <code>{data.id}</code>
              <Copy text={data.id} what="event id" />
            </span>
            <span>
              <Time at={data.timestamp} full />
            </span>
          </p>
        </div>
      </div>
      {data.deliveries.length === 0 && (
        <Empty title="Nobody wanted it">
          <p>No endpoint had asked for this type, or their filters did not hold, when it was published.</p>
        </Empty>
      )}
      {data.deliveries.length > 0 && (
        <table class="table">
          <caption class="hidden">The event at each endpoint</caption>
          <thead>
            <tr>
              <th scope="col">State</th>
              <th scope="col">Endpoint</th>
              <th scope="col">Attempts</th>
              <th scope="col">Last answer</th>
            </tr>
          </thead>
          <tbody>
            {data.deliveries.map((row) => (
              <tr key={row.id}>
                <td>
                  <DeliveryBadge delivery={row} />
                </td>
                <td class="cell-event">
                  <a class="row-link break" href={to(tenant, "deliveries", row.id)}>
                    {urls.current.get(row.endpoint_id) ?? row.endpoint_id}
                  </a>
                </td>
                <td data-name="Attempts">{row.attempt_count}</td>
                <td data-name="Last answer">
                  {row.attempt_count === 0 || row.is_attempting
                    ? "–"
                    : outcome(row.last_response_status, row.last_error)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
