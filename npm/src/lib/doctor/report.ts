/**
 * What a doctor finds.
 * @module
 */
/** One thing that was looked at. */
export interface Finding {
  /** Stable name for programs. */
  readonly check: string;
  /** The source that it is about. */
  readonly source?: string;
  readonly level: "error" | "ok" | "skipped" | "warning";
  readonly message: string;
  /** What to do about it. */
  readonly fix?: string;
}

/** Takes findings as they are made. */
export type Tell = (finding: Finding) => void;

/** An answer, as far as checks look at it. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body where it is a JSON object, else an empty one. */
  readonly json: Record<string, unknown>;
}

const PATIENCE_MS = 30_000;

/** Asks once; a redirect is an answer, as it is for every provider. */
export async function ask(url: string, init: RequestInit = {}): Promise<Answer> {
  const answer = await fetch(url, { ...init, redirect: "manual", signal: AbortSignal.timeout(PATIENCE_MS) });
  const text = await answer.text();
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    json = undefined;
  }
  const isObject = typeof json === "object" && json !== null && !Array.isArray(json);
  const { status, headers } = answer;
  return { status, headers, text, json: isObject ? (json as Record<string, unknown>) : {} };
}

/** The code and the words of a refusal. */
export function said({ status, json }: Answer): string {
  const words = json.detail ?? json.title;
  return `${status}${json.code === undefined ? "" : ` ${String(json.code)}`}${words === undefined ? "" : `: ${String(words)}`}`;
}
