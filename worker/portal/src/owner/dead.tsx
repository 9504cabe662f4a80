// Dead letters: events that were given up, to be chosen and sent again.
import { useRef, useState } from "preact/hooks";
import { type Delivery, type Endpoint, newKey, type Page, type Replayed } from "../api.ts";
import { at, usePortal } from "../context.ts";
import { useLive } from "../live.ts";
import { Empty, Loading, Time } from "../ui/basics.tsx";
import { Confirm } from "../ui/dialog.tsx";
import { reason, say } from "../ui/say.tsx";
import { count, outcome } from "../words.ts";
import { EventCell } from "./event-cell.tsx";

const PAGE = 100;

interface Progress {
  done: number;
  of: number;
}

interface Props {
  tenant: string;
  endpoint: Endpoint;
  onChanged: () => void;
}

export function DeadLetters({ tenant, endpoint, onChanged }: Props) {
  const { ask, may } = usePortal();
  const base = at(tenant, "endpoints", endpoint.id);
  const path = `${base}/deliveries?state=dead_letter&limit=${PAGE}`;
  const { data, refresh } = useLive(path, (signal) => ask<Page<Delivery>>(path, { signal }));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [progress, setProgress] = useState<Progress>();
  const [asking, setAsking] = useState(false);
  const [newId, setNewId] = useState(false);
  const stopped = useRef(false);

  if (!data) return <Loading />;
  const rows = data.data;
  // What somebody else has replayed meanwhile is no longer chosen.
  const selected = rows.filter(({ id }) => chosen.has(id));
  const every = selected.length === rows.length && rows.length > 0;
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };

  /** Runs steps until there are none, showing how far it is; what is done stays done. */
  const run = async (of: number, next: () => Promise<number | undefined>) => {
    stopped.current = false;
    let done = 0;
    setProgress({ done, of });
    try {
      while (!stopped.current) {
        const more = await next();
        if (more === undefined) break;
        done += more;
        setProgress({ done, of: Math.max(of, done) });
      }
      say(`${count(done, "event")} sent again.`);
    } catch (error) {
      say(`${count(done, "event")} sent again, then it stopped: ${reason(error)}`);
    }
    setProgress(undefined);
    setChosen(new Set());
    refresh();
    onChanged();
  };
  const replaySelected = () => {
    const queue = selected.map(({ id }) => id);
    return run(queue.length, async () => {
      const id = queue.shift();
      if (id === undefined) return undefined;
      await ask(at(tenant, "deliveries", id, "replay"), { method: "POST", body: { new_id: newId }, key: newKey() });
      return 1;
    });
  };
  const replayAll = () => {
    setAsking(false);
    let cursor: string | null | undefined;
    return run(endpoint.delivery_counts.dead_letter, async () => {
      if (cursor === null) return undefined;
      const body = { state: "dead_letter", new_id: newId, ...(cursor ? { cursor } : {}) };
      const { replayed_count: replayed, next_cursor } = await ask<Replayed>(`${base}/replay`, {
        method: "POST",
        body,
        key: newKey(),
      });
      cursor = next_cursor;
      return replayed;
    });
  };

  if (rows.length === 0 && !progress) {
    return (
      <Empty title="No dead letters">
        <p>An event that fails on every attempt of its schedule ends up here, and can be sent again.</p>
      </Empty>
    );
  }
  return (
    <section aria-label="Dead letters">
      <div class="filters" hidden={!may.replay}>
        <button type="button" class="button primary" disabled={!selected.length || !!progress} onClick={replaySelected}>
          {selected.length ? `Replay ${selected.length} selected` : "Replay selected"}
        </button>
        <button type="button" class="button" disabled={!!progress} onClick={() => setAsking(true)}>
          Replay all {endpoint.delivery_counts.dead_letter.toLocaleString()}
        </button>
        <label class="check">
          <input type="checkbox" checked={newId} onChange={(event) => setNewId(event.currentTarget.checked)} />
          <span>Under new event ids, for a server that has already seen the old ones</span>
        </label>
      </div>
      {progress && (
        <div class="progress" role="status">
          <progress max={progress.of} value={progress.done} aria-label="Replay" />
          <span>
            {progress.done} of {progress.of}
          </span>
          <button
            type="button"
            class="button small"
            onClick={() => {
              stopped.current = true;
            }}
          >
            Stop
          </button>
        </div>
      )}
      <table class="table">
        <caption class="hidden">Dead letters, the newest first</caption>
        <thead>
          <tr>
            <th scope="col" class="cell-check">
              <input
                type="checkbox"
                aria-label="Select all"
                checked={every}
                onChange={() => setChosen(new Set(every ? [] : rows.map(({ id }) => id)))}
              />
            </th>
            <th scope="col">Event</th>
            <th scope="col">Attempts</th>
            <th scope="col">Last answer</th>
            <th scope="col">Given up</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td class="cell-check">
                <input
                  type="checkbox"
                  aria-label={`Select ${row.type} ${row.event_id}`}
                  checked={chosen.has(row.id)}
                  onChange={() => toggle(row.id)}
                />
              </td>
              <EventCell tenant={tenant} delivery={row} />
              <td data-name="Attempts">{row.attempt_count}</td>
              <td data-name="Last answer">{outcome(row.last_response_status, row.last_error)}</td>
              <td data-name="Given up">
                <Time at={row.ended_at ?? row.created_at} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {asking && (
        <Confirm
          title="Replay all dead letters?"
          action="Replay all"
          onConfirm={replayAll}
          onClose={() => setAsking(false)}
        >
          <p>
            {count(endpoint.delivery_counts.dead_letter, "event")} will be sent to{" "}
            <span class="break">{endpoint.url}</span> again, each by the whole schedule.
          </p>
        </Confirm>
      )}
    </section>
  );
}
