// Small parts that every page is made of. Whatever they are given becomes a text node.
import type { ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";
import { exact, relative } from "../words.ts";

type Children = { children: ComponentChildren };

/** One clock for every relative time on the page. */
const ticking = new Set<(now: number) => void>();
setInterval(() => {
  const now = Date.now();
  for (const tick of ticking) tick(now);
}, 1_000);

export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    ticking.add(setNow);
    return () => void ticking.delete(setNow);
  }, []);
  return now;
}

/** A time as people say it, with the exact one at hand. */
export function Time({ at, full }: { at: string; full?: boolean }) {
  const now = useNow();
  const ms = Date.parse(at);
  const [said, other] = full ? [exact(ms), relative(ms, now)] : [relative(ms, now), exact(ms)];
  return (
    <time dateTime={at} title={`${other} (${at})`}>
      {said}
    </time>
  );
}

export type Tone = "good" | "bad" | "warn" | "idle" | "busy";

export function Badge({ tone, children }: { tone: Tone } & Children) {
  return (
    <span class={`badge ${tone}`}>
      <Dot tone={tone} />
      {children}
    </span>
  );
}

/** A shape of its own for each tone: colour alone says nothing to many. */
export function Dot({ tone }: { tone: Tone }) {
  const shapes = {
    good: <path d="M3.5 8.5l3 3 6-7" />,
    bad: <path d="M4.500 4.500l7 7m0-7l-7 7" />,
    warn: <path d="M8 3.500v5.500m0 3v.1" />,
    idle: <path d="M5 4v8m6-8v8" />,
    busy: <path d="M8 4v4l3 2" />,
  };
  return (
    <svg class="dot" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {shapes[tone]}
    </svg>
  );
}

/** Something to know before the rest of the page. */
export function Notice({ tone, title, children }: { tone: Tone; title: string } & { children?: ComponentChildren }) {
  return (
    <section class={`notice ${tone}`} aria-label={title}>
      <Dot tone={tone} />
      <div>
        <strong>{title}</strong>
        <div class="notice-body">{children}</div>
      </div>
    </section>
  );
}

/** Nothing here yet, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <svg viewBox="0 0 64 48" aria-hidden="true" focusable="false">
        <path d="M6 30l9-22h34l9 22v12H6zM6 30h16c0 5 4 8 10 8s10-3 10-8h16" />
      </svg>
      <h2>{title}</h2>
      <div>{children}</div>
    </div>
  );
}

/** The shape of what is coming. */
export function Loading({ rows = 3 }: { rows?: number }) {
  return (
    <div class="loading" role="status" aria-label="Loading">
      {Array.from({ length: rows }, (_, row) => (
        <div key={row} class="bone" />
      ))}
    </div>
  );
}

/** Text to take along. The button says that it worked; a frame may forbid the clipboard. */
export function Copy({ text, what }: { text: string; what: string }) {
  const [said, setSaid] = useState("Copy");
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setSaid("Copied");
    } catch {
      setSaid("Select and copy by hand");
    }
    setTimeout(() => setSaid("Copy"), 2_000);
  };
  return (
    <button type="button" class="button small" aria-label={said === "Copy" ? `Copy ${what}` : said} onClick={copy}>
      {said}
    </button>
  );
}

export function CodeBlock({ text, what, children }: { text: string; what: string; children?: ComponentChildren }) {
  return (
    <div class="code">
      <div class="code-bar">
        <span>{what}</span>
        {children}
        <Copy text={text} what={what} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      {/* biome-ignore lint/a11y/useSemanticElements: a section does not keep white space */}
      <pre tabIndex={0} aria-label={what} role="region">
        {text}
      </pre>
    </div>
  );
}

/** One number with its name. */
export function Stat({ name, children, note }: { name: string; note?: ComponentChildren } & Children) {
  return (
    <div class="stat">
      <dt>{name}</dt>
      <dd>
        <span class="figure">{children}</span>
        {note && <span class="note">{note}</span>}
      </dd>
    </div>
  );
}
