// Health at a glance: the last attempts, one bar each. Successes stand on the line, failures hang from
// it, and a bar is as long as the answer took, so that neither colour nor a number must be read.
import type { Endpoint, RecentAttempt } from "../api.ts";
import { duration, exact, outcome, successRate } from "../words.ts";

const BARS = 40;
const WIDTH = 6;
const LINE = 26;
const TALLEST = 24;

/** From 1 ms to half a minute, by order of magnitude. */
function height(ms: number | null): number {
  if (ms === null) return TALLEST;
  return Math.max(4, Math.min(TALLEST, (Math.log10(Math.max(ms, 1)) / 4.5) * TALLEST));
}

function Bar({ attempt, place }: { attempt: RecentAttempt; place: number }) {
  const running = attempt.duration_ms === null && attempt.error === null;
  const good = attempt.error === null;
  const tall = running ? 4 : height(attempt.duration_ms);
  const what = running
    ? "under way"
    : `${outcome(attempt.response_status, attempt.error)}${attempt.duration_ms === null ? "" : `, ${duration(attempt.duration_ms)}`}`;
  return (
    <rect
      class={running ? "running" : good ? "good" : "bad"}
      x={place * WIDTH}
      y={good ? LINE - tall : LINE + 2}
      width={WIDTH - 2}
      height={good ? tall : Math.min(tall, TALLEST / 2 + 2)}
      rx={1.5}
    >
      <title>{`${exact(Date.parse(attempt.started_at))}: ${what}`}</title>
    </rect>
  );
}

export function Strip({ endpoint }: { endpoint: Endpoint }) {
  const recent = endpoint.recent_attempts.slice(-BARS);
  const { ended, good } = successRate(endpoint);
  const label = ended ? `${good} of the last ${ended} attempts succeeded` : "No attempts yet";
  const empty = BARS - recent.length;
  return (
    <svg class="strip" viewBox={`0 0 ${BARS * WIDTH} 42`} role="img" aria-label={label}>
      {Array.from({ length: empty }, (_, place) => (
        <rect key={place} class="none" x={place * WIDTH} y={LINE - 3} width={WIDTH - 2} height={3} rx={1} />
      ))}
      {recent.map((attempt, place) => (
        <Bar key={attempt.delivery_id + attempt.started_at} attempt={attempt} place={empty + place} />
      ))}
    </svg>
  );
}
