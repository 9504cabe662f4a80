// Pictures of numbers over time: bars stacked by kind, and lines. What each shows is said in words, too.
import { exact } from "../words.ts";
import type { Tone } from "./basics.tsx";

// Both stretch to the room that there is; the numbers beside them do not.
const WIDTH = 720;
const HEIGHT = 120;

/** How far a chart looks back, and its steps, as the API has them. */
export const SPANS = {
  hour: { name: "Last hour", step: 60_000, steps: 60 },
  day: { name: "Last 24 hours", step: 1_800_000, steps: 48 },
  week: { name: "Last 7 days", step: 10_800_000, steps: 56 },
  month: { name: "Last 30 days", step: 43_200_000, steps: 60 },
} as const;
export type Span = keyof typeof SPANS;

/** The steps of a chart that ends now, each by its first moment. */
export function places(span: Span, now: number): number[] {
  const { step, steps } = SPANS[span];
  const last = now - (now % step);
  return Array.from({ length: steps }, (_, index) => last - (steps - 1 - index) * step);
}

const FORMATS: Record<Span, Intl.DateTimeFormatOptions> = {
  hour: { hour: "2-digit", minute: "2-digit" },
  day: { hour: "2-digit", minute: "2-digit" },
  week: { weekday: "short", hour: "2-digit" },
  month: { day: "numeric", month: "short" },
};

/** One kind of what is counted. */
export interface Kind {
  name: string;
  tone: Tone;
  /** How many there are over the whole time, and in each step. */
  total: number;
  at: number[];
}

interface Props {
  span: Span;
  places: number[];
  label: string;
}

/** Kinds from the bottom of a bar to its top. */
export function Bars({ span, places, label, kinds }: Props & { kinds: Kind[] }) {
  const totals = places.map((_, index) => kinds.reduce((sum, { at }) => sum + (at[index] ?? 0), 0));
  const most = Math.max(1, ...totals);
  const width = WIDTH / places.length;
  return (
    <figure class="chart">
      <p class="chart-most">{most.toLocaleString()}</p>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${label}: ${said(kinds)}`}
      >
        <Grid />
        {places.map((place, index) => {
          let y = HEIGHT;
          return (
            <g key={place}>
              {kinds.map(({ name, tone, at }) => {
                const tall = ((at[index] ?? 0) / most) * HEIGHT;
                y -= tall;
                return (
                  tall > 0 && (
                    <rect key={name} class={tone} x={index * width + 1} y={y} width={width - 2} height={tall} />
                  )
                );
              })}
              <rect class="catch" x={index * width} y="0" width={width} height={HEIGHT}>
                <title>{`${exact(place)}\n${kinds.map(({ name, at }) => `${name}: ${at[index] ?? 0}`).join("\n")}`}</title>
              </rect>
            </g>
          );
        })}
      </svg>
      <Times span={span} places={places} />
      <Legend kinds={kinds.map(({ name, tone, total }) => ({ tone, text: `${name} ${total.toLocaleString()}` }))} />
    </figure>
  );
}

function said(kinds: Kind[]): string {
  return kinds.map(({ name, total }) => `${name} ${total}`).join(", ");
}

/** A line of numbers; `undefined` where there is none. */
export interface Line {
  name: string;
  tone: Tone;
  at: (number | undefined)[];
  total: string;
}

export function Lines({ span, places, label, lines, unit }: Props & { lines: Line[]; unit: (n: number) => string }) {
  const most = Math.max(1, ...lines.flatMap(({ at }) => at.filter((n) => n !== undefined)));
  const width = WIDTH / places.length;
  const x = (index: number) => (index + 0.5) * width;
  const y = (n: number) => HEIGHT - (n / most) * HEIGHT;
  return (
    <figure class="chart">
      <p class="chart-most">{unit(most)}</p>
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${label}: ${lines.map(({ name, total }) => `${name} ${total}`).join(", ")}`}
      >
        <Grid />
        {lines.map(({ name, tone, at }) => {
          const known = at.flatMap((n, index) => (n === undefined ? [] : `${x(index)} ${y(n)}`));
          return (
            <g key={name} class={`line ${tone}`}>
              {known.length > 0 && <path d={`M${known.join("L")}`} />}
              <path class="points" d={known.map((point) => `M${point}h0`).join("")} />
            </g>
          );
        })}
        {places.map((place, index) => (
          <rect key={place} class="catch" x={index * width} y="0" width={width} height={HEIGHT}>
            <title>
              {`${exact(place)}\n${lines
                .map(({ name, at }) => `${name}: ${at[index] === undefined ? "–" : unit(at[index])}`)
                .join("\n")}`}
            </title>
          </rect>
        ))}
      </svg>
      <Times span={span} places={places} />
      <Legend kinds={lines.map(({ name, tone, total }) => ({ tone, text: `${name} ${total}` }))} />
    </figure>
  );
}

function Grid() {
  return (
    <>
      <line x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
      <line class="faint" x1="0" x2={WIDTH} y1="0" y2="0" />
    </>
  );
}

function Times({ span, places }: { span: Span; places: number[] }) {
  const format = new Intl.DateTimeFormat(undefined, FORMATS[span]);
  const shown = [places[0], places[Math.floor(places.length / 2)], places.at(-1)];
  return (
    <p class="chart-times">
      {shown.map((place) => (
        <span key={place}>{format.format(place)}</span>
      ))}
    </p>
  );
}

function Legend({ kinds }: { kinds: { tone: Tone; text: string }[] }) {
  return (
    <figcaption class="legend quiet small-text">
      {kinds.map(({ tone, text }) => (
        <span key={text} class={`key ${tone}`}>
          {text}
        </span>
      ))}
    </figcaption>
  );
}

/** Which time is shown. */
export function SpanSelect({
  span,
  of,
  onChange,
}: {
  span: Span;
  of: readonly Span[];
  onChange: (span: Span) => void;
}) {
  return (
    <label class="inline-select">
      <span class="hidden">Time</span>
      <select value={span} onChange={(event) => onChange(event.currentTarget.value as Span)}>
        {of.map((value) => (
          <option key={value} value={value}>
            {SPANS[value].name}
          </option>
        ))}
      </select>
    </label>
  );
}
