/**
 * The core's memory, and the scratch in it: where a request's texts and body are put, and where the
 * core leaves text for us. Nothing else crosses the boundary but numbers.
 * @module
 */
import { Scratch } from "../wasm/signpost.js";

/** Added to the end of a text that is not there. */
const ABSENT = 2 ** 31;
/** A loop is faster than the call into the host up to about this many characters. */
const SHORT = 24;

type HostBuffer = Buffer & { utf8Write?(text: string, at: number, length: number): number };

const BufferClass = (globalThis as { Buffer?: typeof Buffer }).Buffer;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

let memory: WebAssembly.Memory;
/** All of it: made anew when it has grown, which detaches every older view. */
export let bytes: Uint8Array;
/** The same as a `Buffer`, which writes strings faster, where there is one. */
let host: HostBuffer | undefined;

export let scratch: Scratch;
let textsAt = 0;
let textsRoom = 4096;
let bodyAt = 0;
let bodyRoom = 36 * 1024;
let ends: DataView;

/** Before anything else, with the memory of the one instance. */
export function attach(instance: WebAssembly.Memory): void {
  memory = instance;
  scratch = new Scratch();
  locate();
}

/** Asks where everything is: after the start, and after whatever may have moved it. */
function locate(): void {
  const buffer = memory.buffer as ArrayBuffer;
  bytes = new Uint8Array(buffer);
  host = BufferClass?.from(buffer);
  textsAt = scratch.texts();
  bodyAt = scratch.body();
  ends = new DataView(buffer, textsAt, Scratch.ends());
}

function reserve(texts: number, body: number): void {
  scratch.reserve(texts, body);
  textsRoom = Math.max(textsRoom, texts);
  bodyRoom = Math.max(bodyRoom, body);
  locate();
}

/** Puts the first `count` texts into the scratch. */
export function putTexts(texts: readonly (string | undefined)[], count: number): void {
  if (bytes.byteLength === 0) locate();
  const start = textsAt + ends.byteLength;
  let at = start;
  for (let i = 0; i < count; i++) {
    const text = texts[i];
    if (text === undefined) {
      ends.setUint32(i * 4, at - start + ABSENT, true);
      continue;
    }
    if (at - start + text.length * 3 > textsRoom) {
      reserve(
        texts.reduce((sum, text) => sum + (text?.length ?? 0) * 3, 0),
        0,
      );
      putTexts(texts, count);
      return;
    }
    at += text.length < SHORT ? putShort(text, at) : putString(text, at, textsRoom - (at - start));
    ends.setUint32(i * 4, at - start, true);
  }
}

function putShort(text: string, at: number): number {
  const to = bytes;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit > 0x7f) return putString(text, at, text.length * 3);
    to[at + i] = unit;
  }
  return text.length;
}

/** Writes a string as UTF-8 into at most `room` bytes: how many bytes it took. */
function putString(text: string, at: number, room: number): number {
  if (host?.utf8Write !== undefined) return host.utf8Write(text, at, room);
  return encoder.encodeInto(text, bytes.subarray(at, at + room)).written;
}

/** Puts a body into the scratch: how many bytes it has there. */
export function putBody(body: Uint8Array | string): number {
  if (bytes.byteLength === 0) locate();
  const room = typeof body === "string" ? body.length * 3 : body.length;
  if (room > bodyRoom) reserve(0, room);
  if (typeof body === "string") return putString(body, bodyAt, bodyRoom);
  bytes.set(body, bodyAt);
  return body.length;
}

/** Overwrites a body that was a secret. */
export function wipeBody(length: number): void {
  if (bytes.byteLength === 0) locate();
  bytes.fill(0, bodyAt, bodyAt + length);
}

/** A copy of a piece of the memory. */
export function copy(start: number, length: number): Uint8Array {
  if (bytes.byteLength === 0) locate();
  return bytes.slice(start, start + length);
}

/** The text that the core left. */
export function said(): string {
  if (bytes.byteLength === 0) locate();
  const start = scratch.said();
  return decoder.decode(bytes.subarray(start, start + scratch.saidLength()));
}
