// The portal's wording for the API's codes, numbers and times.
import type { DeliveryRules, Endpoint } from "./api.ts";

/** Why an attempt failed, and what its owner can do about it. */
export function failure(error: string | null, status: number | null): string {
  switch (error) {
    case "blocked":
      return "The address is not allowed: it does not lead to the public internet.";
    case "connection":
      return "No connection: the server was not reached, or hung up.";
    case "gone":
      return "The endpoint said that it is gone for good (410).";
    case "interrupted":
      return "Cut off on our side before an answer came. It is sent again.";
    case "redirect":
      return `Answered with a redirect (${status}). Redirects are not followed; register the final address.`;
    case "signing":
      return "It could not be signed: the secret does not fit the provider.";
    case "status":
      return status === null ? "The answer was not the expected one." : `Answered ${status}.`;
    case "erased":
      return "Its content was deleted on request.";
    case "full":
      return "Nothing was sent: the endpoint held as many events as it may. Replay it when there is room.";
    case "transform":
      return "Nothing was sent: the endpoint’s template would have made too large a body of this event.";
    case "timeout":
      return "No answer within the deadline. Answer first, then process.";
    case "tls":
      return "The TLS connection failed: check the certificate.";
    default:
      return error ?? "";
  }
}

/** The shortest name of an outcome. */
export function outcome(status: number | null, error: string | null): string {
  if (status !== null) return String(status);
  const short: Record<string, string> = { connection: "no connection", timeout: "timed out", tls: "TLS failed" };
  return error === null ? "–" : (short[error] ?? error);
}

export function disabledBecause(reason: string | null): string {
  switch (reason) {
    case "exhausted":
      return "An event failed on every attempt of its schedule.";
    case "failing":
      return "Every attempt failed for longer than the provider allows.";
    case "gone":
      return "The endpoint answered 410 Gone.";
    default:
      return "It was disabled by hand.";
  }
}

const UNITS: [number, string][] = [
  [86_400_000, "d"],
  [3_600_000, "h"],
  [60_000, "min"],
  [1_000, "s"],
];

/** `26 h 35 min`: the two largest units. Days only from the third on. */
export function duration(ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  if (ms < 10_000) return `${Number((ms / 1_000).toFixed(1))} s`;
  const parts: string[] = [];
  let rest = Math.round(ms / 1_000) * 1_000;
  for (const [size, name] of UNITS) {
    // Schedules are told in hours for as long as people count in them.
    if (name === "d" && ms < 3 * size) continue;
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${name}`);
    if (parts.length === 2) break;
  }
  return parts.join(" ");
}

/** `in 4 min`, `12 s ago`. */
export function relative(at: number, now: number): string {
  const away = Math.abs(at - now);
  if (away < 1_500) return at > now ? "now" : "just now";
  const [size, name] = UNITS.find(([size]) => away >= size) ?? [1_000, "s"];
  const text = `${Math.floor(away / size)} ${name}`;
  return at > now ? `in ${text}` : `${text} ago`;
}

const exactFormat = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "medium" });
const zone = new Intl.DateTimeFormat(undefined, { timeZoneName: "short" });

/** In the reader's zone, to the second. */
export const exact = (at: number) => exactFormat.format(at);

export const zoneName = () => zone.formatToParts(Date.now()).find(({ type }) => type === "timeZoneName")?.value ?? "";

export const count = (n: number, one: string, many = `${one}s`) => `${n.toLocaleString()} ${n === 1 ? one : many}`;

/** What a provider's rules mean for the one who receives. */
export function rules({ deadline_ms, schedule_s, exhausted }: DeliveryRules): string {
  const span = schedule_s.reduce((sum, wait) => sum + wait, 0) * 1_000;
  const end = exhausted === "disable" ? "then the endpoint is disabled" : "then a dead letter";
  const attempts = count(schedule_s.length + 1, "attempt");
  return `Answer within ${duration(deadline_ms)}. ${attempts}${span > 0 ? ` over ${duration(span)}` : ""}, ${end}.`;
}

/** Of the last attempts that ended, how many succeeded. */
export function successRate({ recent_attempts: recent }: Endpoint): {
  ended: number;
  good: number;
  percent: number | undefined;
} {
  const ended = recent.filter(({ duration_ms: ms, error }) => ms !== null || error !== null);
  const good = ended.filter(({ error }) => error === null).length;
  return { ended: ended.length, good, percent: ended.length ? Math.round((good / ended.length) * 100) : undefined };
}

export function median({ recent_attempts: recent }: Endpoint): number | undefined {
  const times = recent.flatMap(({ duration_ms: ms }) => (ms === null ? [] : [ms])).sort((a, b) => a - b);
  return times[Math.floor(times.length / 2)];
}
