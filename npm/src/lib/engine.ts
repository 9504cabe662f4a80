/**
 * The one instance of the core, and the way in: header values and body go into its memory, one call
 * with numbers does the rest.
 * @internal
 */
import { compile } from "#module";
import { WebhookError } from "../error.js";
import { initSync, Reading, type Receiver, Scratch } from "../wasm/signpost.js";
import * as host from "./host.js";

export type { Receiver };

const ABSENT = 0xffffffff;

let scratch: Scratch;
let headAt = 0;
let valuesAt = 0;
let headRoom = 4096;
let bodyAt = 0;
let bodyRoom = 36 * 1024;
let lengths: DataView;
let started = false;

function start(): void {
  if (started) return;
  host.attach(initSync({ module: compile() }).memory);
  scratch = new Scratch();
  started = true;
  locate();
}

/** Asks where the parts of the scratch are: after the start, and after whatever may have moved them. */
function locate(): void {
  host.refresh();
  headAt = scratch.head();
  valuesAt = headAt + Scratch.values();
  bodyAt = scratch.body();
  lengths = new DataView(host.bytes.buffer, headAt, Scratch.values());
}

function reserve(head: number, body: number): void {
  scratch.reserve(head, body);
  headRoom = Math.max(headRoom, head);
  bodyRoom = Math.max(bodyRoom, body);
  locate();
}

/** After a call that allocates: a grown memory has detached every view. */
function settle(): void {
  if (host.bytes.byteLength === 0) locate();
}

/** A receiver for the row in `lines`; see {@link flatten}. */
export function receiver(lines: string): Receiver {
  start();
  const reading = new Reading(lines);
  const wrong = reading.wrong();
  const made = reading.receiver();
  settle();
  if (made === undefined) {
    throw new WebhookError("provider_invalid", `the provider's row is wrong here: ${wrong}`);
  }
  return made;
}

/** Puts header values into the scratch: `values[i]` is that of the row's `i`-th name. */
export function putHead(values: readonly (string | undefined)[]): void {
  settle();
  let at = valuesAt;
  const end = valuesAt + headRoom;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value === undefined) {
      lengths.setUint32(i * 4, ABSENT, true);
      continue;
    }
    if (at + value.length * 3 > end) {
      reserve(
        values.reduce((sum, value) => sum + (value?.length ?? 0) * 3, 0),
        0,
      );
      putHead(values);
      return;
    }
    const length = value.length < SHORT ? putShort(value, at) : host.putString(value, at, end - at);
    lengths.setUint32(i * 4, length, true);
    at += length;
  }
}

/** A loop is faster than the call into the host up to about this many characters. */
const SHORT = 24;

function putShort(text: string, at: number): number {
  const bytes = host.bytes;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) return host.putString(text, at, text.length * 3);
    bytes[at + i] = unit;
  }
  return text.length;
}

/** Puts a body into the scratch and says how many bytes it has there. */
export function putBody(body: Uint8Array | string): number {
  settle();
  const room = typeof body === "string" ? body.length * 3 : body.length;
  if (room > bodyRoom) reserve(0, room);
  if (typeof body !== "string") {
    host.bytes.set(body, bodyAt);
    return body.length;
  }
  return host.putString(body, bodyAt, bodyRoom);
}

/** {@link Receiver.verify} on what was put. */
export function verify(receiver: Receiver, plan: number, length: number, now: number, tolerance: number): number {
  return receiver.verify(scratch, plan, length, now, tolerance);
}

/** {@link Receiver.sign} on the body that was put. */
export function sign(
  receiver: Receiver,
  length: number,
  message: { id: string; type: string; timestamp: number; key: string | undefined; headers: string },
): string {
  return receiver.sign(scratch, length, message.id, message.type, message.timestamp, message.key, message.headers);
}

/** {@link Receiver.keys} on the body that was put. */
export function keys(
  receiver: Receiver,
  length: number,
  scope: string,
  id: string | undefined,
  key: string | undefined,
): string[] {
  return receiver.keys(scratch, length, scope, id, key).trim().split(" ");
}
