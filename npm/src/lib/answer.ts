/**
 * The answers that every adapter gives: the gate's statuses and codes.
 * @module
 */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Taken. */
export function ok(status: number, duplicate = false): Answer {
  // It has no body, and a `Response` of it refuses to have one.
  if (status === 204) return { status, headers: {}, body: "" };
  return {
    status,
    headers: { "Content-Type": "application/json" },
    body: duplicate ? '{"ok":true,"duplicate":true}' : '{"ok":true}',
  };
}

/** Refused: RFC 9457. */
export function problem(status: number, code: string, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { "Content-Type": "application/problem+json", ...headers },
    body: JSON.stringify({ status, code }),
  };
}

/** What a handshake asked for, as something that no browser makes a page of. */
export function handshakeAnswer(text: string, reply: { status: number; header?: string; isJson: boolean }): Answer {
  const { status, header, isJson } = reply;
  const headers: Record<string, string> = {
    "Content-Type": isJson ? "application/json" : "text/plain; charset=utf-8",
    "X-Content-Type-Options": "nosniff",
  };
  if (header === undefined) return { status, headers, body: text };
  return { status, headers: { ...headers, [header]: text }, body: "" };
}

/** As a Fetch `Response`. */
export function toResponse({ status, headers, body }: Answer): Response {
  return new Response(status === 204 || status === 205 ? null : body, { status, headers });
}
