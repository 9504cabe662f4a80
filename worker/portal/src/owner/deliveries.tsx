// An endpoint's deliveries, the newest first: filtered, in pages, and by themselves up to date.
import { useState } from "preact/hooks";
import type { Delivery, Endpoint, Page } from "../api.ts";
import { at, usePortal } from "../context.ts";
import { useLive } from "../live.ts";
import { go, to } from "../router.ts";
import { Empty, Loading, Notice, Time } from "../ui/basics.tsx";
import { Search } from "../ui/search.tsx";
import { outcome } from "../words.ts";
import { EventCell } from "./event-cell.tsx";
import { Paging } from "./paging.tsx";
import { DeliveryBadge } from "./status.tsx";

const PAGE = 25;
const SPANS: [string, string, number][] = [
  ["", "Any time", 0],
  ["hour", "Last hour", 3_600_000],
  ["day", "Last 24 hours", 86_400_000],
  ["week", "Last 7 days", 7 * 86_400_000],
];
const STATES = [
  ["", "Any state"],
  ["pending", "Pending"],
  ["delivered", "Delivered"],
  ["dead_letter", "Dead letters"],
  ["cancelled", "Cancelled"],
] as const;

interface Props {
  tenant: string;
  endpoint: Endpoint;
  query: URLSearchParams;
}

/** The filters are in the address: a page of results can be returned to. */
export function Deliveries({ tenant, endpoint, query }: Props) {
  const { ask } = usePortal();
  const [cursors, setCursors] = useState<string[]>([]);
  const [state, type = "", span] = ["state", "type", "span"].map((name) => query.get(name) ?? "");
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(query);
    if (value) next.set(name, value);
    else next.delete(name);
    setCursors([]);
    const text = next.toString();
    go(`${to(tenant, "endpoints", endpoint.id)}${text ? `?${text}` : ""}`);
  };
  const cursor = cursors.at(-1);
  const asked = new URLSearchParams({ limit: String(PAGE) });
  if (state) asked.set("state", state);
  if (type) asked.set("type", type);
  if (cursor) asked.set("cursor", cursor);
  const path = `${at(tenant, "endpoints", endpoint.id, "deliveries")}?${asked}`;
  const { data, error } = useLive(`${path} ${span}`, (signal) => {
    const back = SPANS.find(([name]) => name === span)?.[2] ?? 0;
    const since = back ? `&since=${encodeURIComponent(new Date(Date.now() - back).toISOString())}` : "";
    return ask<Page<Delivery>>(path + since, { signal });
  });
  const filtered = Boolean(state || type || span);
  return (
    <section aria-label="Deliveries">
      <form class="filters" onSubmit={(event) => event.preventDefault()}>
        <label>
          <span class="hidden">State</span>
          <select value={state} onChange={(event) => set("state", event.currentTarget.value)}>
            {STATES.map(([value, name]) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
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
        <Search
          name="Event type"
          placeholder="Event type, such as claim.created"
          value={type}
          onSearch={(value) => set("type", value)}
        />
      </form>
      {error && <Notice tone="warn" title={error.message} />}
      {!data && !error && <Loading />}
      {data?.data.length === 0 && (filtered || cursor ? <Nothing /> : <None />)}
      {data && data.data.length > 0 && <DeliveryTable tenant={tenant} rows={data.data} />}
      <Paging cursors={cursors} next={data?.next_cursor} onGo={setCursors} />
    </section>
  );
}

function Nothing() {
  return (
    <Empty title="Nothing matches">
      <p>No delivery is like this. Choose another state or a longer time.</p>
    </Empty>
  );
}

function None() {
  return (
    <Empty title="No deliveries yet">
      <p>As soon as an event that this endpoint subscribes to is published, it shows up here.</p>
    </Empty>
  );
}

function DeliveryTable({ tenant, rows }: { tenant: string; rows: Delivery[] }) {
  return (
    <table class="table">
      <caption class="hidden">Deliveries, the newest first</caption>
      <thead>
        <tr>
          <th scope="col">State</th>
          <th scope="col">Event</th>
          <th scope="col">Attempts</th>
          <th scope="col">Last answer</th>
          <th scope="col">When</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <DeliveryBadge delivery={row} />
            </td>
            <EventCell tenant={tenant} delivery={row} />
            <td data-name="Attempts">{row.attempt_count}</td>
            <td data-name="Last answer">
              {row.attempt_count === 0 || row.is_attempting ? "–" : outcome(row.last_response_status, row.last_error)}
            </td>
            <td data-name="When" class="cell-when">
              <Time at={row.created_at} />
              {row.next_attempt_at && row.attempt_count > 0 && (
                <small class="quiet">
                  again <Time at={row.next_attempt_at} />
                </small>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
