// The gate's sources: what came in, what became of it, and why some was refused.
import { useState } from "preact/hooks";
import type { Page, Source, SourceCounts } from "../api.ts";
import { usePortal } from "../context.ts";
import { useLive } from "../live.ts";
import { Empty, Loading, Notice, Time, useNow } from "../ui/basics.tsx";
import { type Span, SpanSelect } from "../ui/chart.tsx";
import { duration } from "../words.ts";
import { Chart } from "./chart.tsx";
import { OperatorTabs } from "./tabs.tsx";

const RECENT = 10;

export function Sources() {
  const { ask } = usePortal();
  const [span, setSpan] = useState<Span>("hour");
  const { data } = useLive(`sources ${span}`, async (signal) => {
    const { data: sources } = await ask<Page<Source>>("/sources", { signal });
    return Promise.all(
      sources.map(async (source) => {
        const path = `/sources/${encodeURIComponent(source.name)}/counts?span=${span}`;
        return { source, counts: await ask<SourceCounts>(path, { signal }) };
      }),
    );
  });
  return (
    <>
      <OperatorTabs here="sources" />
      <div class="title">
        <div>
          <h1 tabIndex={-1}>Sources</h1>
          <p class="quiet">What providers sent to the gate, and what became of it.</p>
        </div>
        <SpanSelect span={span} of={["hour", "day", "week"]} onChange={setSpan} />
      </div>
      {data === undefined && <Loading />}
      {data?.length === 0 && (
        <Empty title="No sources">
          <p>Sources are named in the configuration, under [vars.sources.NAME].</p>
        </Empty>
      )}
      {data?.map(({ source, counts }) => (
        <SourcePanel key={source.name} source={source} counts={counts} span={span} />
      ))}
    </>
  );
}

function SourcePanel({ source, counts, span }: { source: Source; counts: SourceCounts; span: Span }) {
  const now = useNow();
  const codes = Object.entries(counts.codes).sort(([, a], [, b]) => b - a);
  return (
    <section class="panel source" aria-labelledby={`source-${source.name}`}>
      <div class="source-head">
        <h2 id={`source-${source.name}`}>{source.name}</h2>
        <span class="quiet">{source.provider_title || source.provider}</span>
        <code class="quiet">{source.path}</code>
      </div>
      {source.problem && (
        <Notice tone="bad" title="This source is not configured correctly">
          <p>{source.problem}</p>
        </Notice>
      )}
      <Chart counts={counts} span={span} now={now} />
      {codes.length > 0 && (
        <dl class="codes" aria-label="Why requests were refused or failed">
          {codes.map(([code, n]) => (
            <div key={code}>
              <dt>
                <code>{code}</code>
              </dt>
              <dd>{n.toLocaleString()}</dd>
            </div>
          ))}
        </dl>
      )}
      {counts.recent_requests.length > 0 && (
        <details>
          <summary>Last refusals and failures</summary>
          <table class="table">
            <caption class="hidden">The last requests to {source.name} that were refused or failed</caption>
            <thead>
              <tr>
                <th scope="col">When</th>
                <th scope="col">Why</th>
                <th scope="col">Event</th>
                <th scope="col">Answered</th>
                <th scope="col">Took</th>
              </tr>
            </thead>
            <tbody>
              {counts.recent_requests.slice(0, RECENT).map((row, index) => (
                <tr key={`${row.received_at}${index}`}>
                  <td>
                    <Time at={row.received_at} />
                  </td>
                  <td data-name="Why">
                    <code>{row.code ?? row.verdict}</code>
                  </td>
                  <td data-name="Event">
                    {row.type ?? "–"}
                    {row.event_id && <code class="clip quiet">{row.event_id}</code>}
                  </td>
                  <td data-name="Answered">{row.response_status}</td>
                  <td data-name="Took">{duration(row.duration_ms)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </details>
      )}
    </section>
  );
}
