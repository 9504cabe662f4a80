// Requests over time, stacked by what became of them. The table behind it says the same in numbers.
import type { SourceCounts } from "../api.ts";
import { exact } from "../words.ts";

/** Verdicts as people ask about them, from the bottom of a bar to its top. */
export const KINDS = [
  { name: "Accepted", tone: "good", verdicts: ["accepted", "queued", "handshake", "ping"] },
  { name: "Duplicate", tone: "idle", verdicts: ["duplicate", "in_flight"] },
  { name: "Refused", tone: "warn", verdicts: ["refused"] },
  { name: "Failed", tone: "bad", verdicts: ["failed", "origin_refused"] },
  { name: "Filtered", tone: "busy", verdicts: ["filtered"] },
] as const;

export const SPANS = {
  hour: { name: "Last hour", step: 60_000, bars: 60 },
  day: { name: "Last 24 hours", step: 1_800_000, bars: 48 },
  week: { name: "Last 7 days", step: 10_800_000, bars: 56 },
} as const;
export type Span = keyof typeof SPANS;

const WIDTH = 720;
const HEIGHT = 120;

export function of(verdicts: Record<string, number>, kind: (typeof KINDS)[number]): number {
  return kind.verdicts.reduce((sum, verdict) => sum + (verdicts[verdict] ?? 0), 0);
}

const clock = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat(undefined, { weekday: "short", hour: "2-digit" });

export function Chart({ counts, span, now }: { counts: SourceCounts; span: Span; now: number }) {
  const { step, bars } = SPANS[span];
  const last = now - (now % step);
  const places = Array.from({ length: bars }, (_, index) => last - (bars - 1 - index) * step);
  const known = new Map(counts.buckets.map(({ starts_at: at, verdicts }) => [Date.parse(at), verdicts]));
  const totals = places.map((at) => KINDS.reduce((sum, kind) => sum + of(known.get(at) ?? {}, kind), 0));
  const most = Math.max(1, ...totals);
  const width = WIDTH / bars;
  const label = KINDS.map((kind) => `${kind.name} ${of(counts.verdicts, kind)}`).join(", ");
  const format = span === "week" ? day : clock;
  return (
    <figure class="chart">
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT + 20}`} role="img" aria-label={`${SPANS[span].name}: ${label}`}>
        <line x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
        <line class="faint" x1="0" x2={WIDTH} y1="12" y2="12" />
        <text x="0" y="9">{`${most.toLocaleString()}`}</text>
        {places.map((at, index) => {
          let y = HEIGHT;
          const verdicts = known.get(at) ?? {};
          return (
            <g key={at}>
              {KINDS.map((kind) => {
                const tall = (of(verdicts, kind) / most) * (HEIGHT - 12);
                y -= tall;
                return (
                  tall > 0 && (
                    <rect
                      key={kind.name}
                      class={kind.tone}
                      x={index * width + 1}
                      y={y}
                      width={width - 2}
                      height={tall}
                    />
                  )
                );
              })}
              <rect class="catch" x={index * width} y="0" width={width} height={HEIGHT}>
                <title>
                  {`${exact(at)}\n${KINDS.map((kind) => `${kind.name}: ${of(verdicts, kind)}`).join("\n")}`}
                </title>
              </rect>
            </g>
          );
        })}
        {[0, Math.floor(bars / 2), bars - 1].map((index) => (
          <text
            key={index}
            x={index === 0 ? 0 : index === bars - 1 ? WIDTH : index * width}
            y={HEIGHT + 16}
            text-anchor={index === 0 ? "start" : index === bars - 1 ? "end" : "middle"}
          >
            {format.format(places[index])}
          </text>
        ))}
      </svg>
      <figcaption class="legend quiet small-text">
        {KINDS.map((kind) => (
          <span key={kind.name} class={`key ${kind.tone}`}>
            {kind.name} {of(counts.verdicts, kind).toLocaleString()}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
