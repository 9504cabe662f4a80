/**
 * The answers that every adapter gives: the gate's statuses and codes, or what a handler returned.
 * @module
 */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer>;
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

const NO_SNIFFING = { "X-Content-Type-Options": "nosniff" };

/** What a handler returned, if it is an answer. */
export async function replied(reply: unknown): Promise<Answer | undefined> {
  if (typeof reply === "string")
    return { status: 200, headers: { "Content-Type": "text/plain; charset=utf-8", ...NO_SNIFFING }, body: reply };
  if (typeof reply !== "object" || reply === null) return undefined;
  if (isResponse(reply)) return ofResponse(reply);
  const isBuffer = Object.prototype.toString.call(reply) === "[object ArrayBuffer]";
  if (isBuffer || ArrayBuffer.isView(reply)) {
    const body = isBuffer ? new Uint8Array(reply as ArrayBuffer) : bytesOf(reply as ArrayBufferView<ArrayBuffer>);
    return { status: 200, headers: { "Content-Type": "application/octet-stream", ...NO_SNIFFING }, body };
  }
  // An instance of a class is a result that the handler passed on, unless it says how it is written.
  const prototype: unknown = Object.getPrototypeOf(reply);
  const isPlain = prototype === null || Object.getPrototypeOf(prototype) === null || Array.isArray(reply);
  if (!isPlain && typeof (reply as { toJSON?: unknown }).toJSON !== "function") return undefined;
  return { status: 200, headers: { "Content-Type": "application/json" }, body: JSON.stringify(reply) };
}

function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Frameworks and tests bring classes of their own. */
function isResponse(value: object): value is Response {
  const { arrayBuffer, headers, status } = value as Partial<Response>;
  return typeof arrayBuffer === "function" && typeof headers?.forEach === "function" && typeof status === "number";
}

async function ofResponse(response: Response): Promise<Answer> {
  const { status, url } = response;
  if (status < 200 || status > 599) throw new TypeError(`the handler's Response has the status ${status}`);
  const headers: Record<string, string> = {};
  response.headers.forEach((value, name) => {
    // The length is told anew; what `fetch` brought is unpacked already.
    if (name !== "content-length" && !(url && (name === "content-encoding" || name === "transfer-encoding")))
      headers[name] = value;
  });
  return { status, headers, body: new Uint8Array(await response.arrayBuffer()) };
}

/** Whether an answer says that the event was taken. */
export function isTaken({ status }: Answer): boolean {
  return status < 300;
}

/** As a Fetch `Response`, which refuses a body where HTTP has none. */
export function toResponse({ status, headers, body }: Answer): Response {
  return new Response([204, 205, 304].includes(status) ? null : body, { status, headers });
}
