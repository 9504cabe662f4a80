// Requests over time, stacked by what became of them.
import type { SourceCounts } from "../api.ts";
import { Bars, places, SPANS, type Span } from "../ui/chart.tsx";

/** Verdicts as people ask about them, from the bottom of a bar to its top. */
const KINDS = [
  { name: "Accepted", tone: "good", verdicts: ["accepted", "queued", "handshake", "ping"] },
  { name: "Duplicate", tone: "idle", verdicts: ["duplicate", "in_flight"] },
  { name: "Refused", tone: "warn", verdicts: ["refused"] },
  { name: "Failed", tone: "bad", verdicts: ["failed", "origin_refused"] },
  { name: "Filtered", tone: "busy", verdicts: ["filtered"] },
] as const;

function of(verdicts: Record<string, number>, kind: (typeof KINDS)[number]): number {
  return kind.verdicts.reduce((sum, verdict) => sum + (verdicts[verdict] ?? 0), 0);
}

export function Chart({ counts, span, now }: { counts: SourceCounts; span: Span; now: number }) {
  const all = places(span, now);
  const known = new Map(counts.buckets.map(({ starts_at: at, verdicts }) => [Date.parse(at), verdicts]));
  const kinds = KINDS.map((kind) => ({
    name: kind.name,
    tone: kind.tone,
    total: of(counts.verdicts, kind),
    at: all.map((at) => of(known.get(at) ?? {}, kind)),
  }));
  return <Bars span={span} places={all} label={SPANS[span].name} kinds={kinds} />;
}
