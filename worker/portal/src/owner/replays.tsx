// Who sent what again, and when: a record that nobody can change.
import type { Endpoint, Page, ReplayRecord } from "../api.ts";
import { at, usePortal } from "../context.ts";
import { useLive } from "../live.ts";
import { to } from "../router.ts";
import { Empty, Loading, Time } from "../ui/basics.tsx";

const PAGE = 50;

export function Replays({ tenant, endpoint }: { tenant: string; endpoint: Endpoint }) {
  const { ask } = usePortal();
  const path = `${at(tenant, "endpoints", endpoint.id)}/replays?limit=${PAGE}`;
  const { data } = useLive(path, (signal) => ask<Page<ReplayRecord>>(path, { signal }));
  if (!data) return <Loading />;
  if (data.data.length === 0) {
    return (
      <Empty title="No replays">
        <p>When somebody sends delivered or dead events again, it is written down here.</p>
      </Empty>
    );
  }
  return (
    <section aria-label="Replays">
      <table class="table">
        <caption class="hidden">Replays, the newest first</caption>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">By</th>
            <th scope="col">What</th>
            <th scope="col">Events</th>
          </tr>
        </thead>
        <tbody>
          {data.data.map((record, index) => (
            <tr key={`${record.created_at} ${index}`}>
              <td data-name="When">
                <Time at={record.created_at} full />
              </td>
              <td data-name="By" class="break">
                {record.actor === "operator" ? "The operator" : record.actor ? <code>{record.actor}</code> : "–"}
              </td>
              <td data-name="What">
                <What tenant={tenant} record={record} />
              </td>
              <td data-name="Events">{record.replayed_count.toLocaleString()}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {data.next_cursor && <p class="quiet">The last {PAGE}. Earlier ones are in the API.</p>}
    </section>
  );
}

function What({ tenant, record: { delivery_id: delivery, range } }: { tenant: string; record: ReplayRecord }) {
  const of = range.type ? ` of ${range.type}` : "";
  return (
    <>
      {delivery ? (
        <a href={to(tenant, "deliveries", delivery)}>One delivery</a>
      ) : range.state === "delivered" ? (
        `Delivered events${of}`
      ) : (
        `Dead letters${of}`
      )}
      {range.since && (
        <>
          , from <Time at={range.since} full />
        </>
      )}
      {range.until && (
        <>
          , before <Time at={range.until} full />
        </>
      )}
      {range.new_id && ", under new ids"}
    </>
  );
}
