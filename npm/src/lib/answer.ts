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

/** The text that a handshake asked for, as something that no browser makes a page of. */
export function handshakeAnswer(text: string): Answer {
  return {
    status: 200,
    headers: { "Content-Type": "text/plain; charset=utf-8", "X-Content-Type-Options": "nosniff" },
    body: text,
  };
}

/** As a Fetch `Response`. */
export function toResponse({ status, headers, body }: Answer): Response {
  return new Response(body, { status, headers });
}
