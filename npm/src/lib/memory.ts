/**
 * A core's memory, and the scratch in it: where a request's texts and body are put, and where the core
 * leaves text for us. Nothing else crosses the boundary but numbers.
 * @module
 */
import { WebhookError } from "../error.js";
import type { Scratch } from "../wasm/signpost.js";

/** Added to the end of a text that is not there. */
const ABSENT = 2 ** 31;
/** Node's ways to write, which few other hosts have. */
type HostBuffer = Buffer &
  Partial<Record<"latin1Write" | "utf8Write", (text: string, at: number, length: number) => number>>;

const BufferClass = (globalThis as { Buffer?: typeof Buffer }).Buffer;
/** A loop is faster than the call into the host up to about this many characters: `encodeInto` costs more than Node's. */
const SHORT = BufferClass === undefined ? 128 : 24;

const encoder = new TextEncoder();
// All of the text is the value: a mark in front of it, too.
const decoder = new TextDecoder("utf-8", { ignoreBOM: true });

export class Memory {
  private readonly memory: WebAssembly.Memory;
  readonly scratch: Scratch;
  /** All of it: made anew when it has grown, which detaches every older view. */
  bytes!: Uint8Array;
  /** The same as a `Buffer`, which writes strings faster, where there is one. */
  private host: HostBuffer | undefined;
  /** Where the core says that its parts are. */
  private places!: DataView;
  private ends!: DataView;
  /** Where the first text is. */
  private textsAt = 0;
  private textsRoom = 4096;
  private bodyAt = 0;
  private bodyRoom = 36 * 1024;

  constructor(memory: WebAssembly.Memory, kind: typeof Scratch) {
    this.memory = memory;
    this.scratch = new kind();
    this.locate();
  }

  /** Asks where everything is: after the start, and after whatever may have moved it. */
  private locate(): void {
    const buffer = this.memory.buffer as ArrayBuffer;
    this.bytes = new Uint8Array(buffer);
    this.host = BufferClass?.from(buffer);
    this.places = new DataView(buffer, this.scratch.places(), 5 * 4);
    const [ends, texts, body] = [0, 4, 8].map((place) => this.places.getUint32(place, true)) as [
      number,
      number,
      number,
    ];
    this.ends = new DataView(buffer, ends, texts - ends);
    this.textsAt = texts;
    this.bodyAt = body;
  }

  private reserve(texts: number, body: number): void {
    // The core counts to 2^32.
    const isThere = texts + body < ABSENT && this.scratch.reserve(texts, body);
    this.locate();
    if (!isThere) throw new WebhookError("body_too_large", "the core has no memory for a body of this size");
    this.textsRoom = Math.max(this.textsRoom, texts);
    this.bodyRoom = Math.max(this.bodyRoom, body);
  }

  /** Puts the first `count` texts into the scratch. */
  putTexts(texts: readonly (string | undefined)[], count: number): void {
    if (this.bytes.byteLength === 0) this.locate();
    let length = 0;
    for (let i = 0; i < count; i++) {
      const text = texts[i];
      if (text === undefined) this.ends.setUint32(i * 4, length + ABSENT, true);
      else {
        if (length + text.length * 3 > this.textsRoom) {
          this.reserve(length + text.length * 3, 0);
          this.putTexts(texts, count);
          return;
        }
        length += this.putText(text, this.textsAt + length, this.textsRoom - length);
        this.ends.setUint32(i * 4, length, true);
      }
    }
  }

  private putText(text: string, at: number, room: number): number {
    if (text.length >= SHORT) return this.putString(text, at, room);
    const to = this.bytes;
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit > 0x7f) return this.putString(text, at, room);
      to[at + i] = unit;
    }
    return text.length;
  }

  /** Writes a string as UTF-8 into at most `room` bytes: how many bytes it took. */
  private putString(text: string, at: number, room: number): number {
    if (this.host?.utf8Write !== undefined) return this.host.utf8Write(text, at, room);
    return encoder.encodeInto(text, this.bytes.subarray(at, at + room)).written;
  }

  /** Puts a body into the scratch: how many bytes it has there. */
  putBody(body: Uint8Array | string): number {
    if (this.bytes.byteLength === 0) this.locate();
    const room = typeof body === "string" ? body.length * 3 : body.length;
    if (room > this.bodyRoom) this.reserve(0, room);
    if (typeof body === "string") return this.putString(body, this.bodyAt, this.bodyRoom);
    this.bytes.set(body, this.bodyAt);
    return body.length;
  }

  /** Puts a body between two texts, for the first of which the core has room: all of it as one view. */
  around(before: Uint8Array, body: Uint8Array | string, after: Uint8Array): Uint8Array {
    const room = (typeof body === "string" ? body.length * 3 : body.length) + after.length;
    if (room > this.bodyRoom) this.reserve(0, room);
    const length = this.putBody(body);
    const start = this.bodyAt - before.length;
    const end = this.bodyAt + length;
    this.bytes.set(before, start);
    this.bytes.set(after, end);
    return this.bytes.subarray(start, end + after.length);
  }

  /** Writes a digest, a character for each of its bytes: making a `Buffer` of it takes the host longer. */
  putDigest(digest: string, at: number): void {
    if (this.host?.latin1Write !== undefined) this.host.latin1Write(digest, at, digest.length);
    else for (let i = 0; i < digest.length; i++) this.bytes[at + i] = digest.charCodeAt(i);
  }

  /** Overwrites a body that was a secret. */
  wipeBody(length: number): void {
    if (this.bytes.byteLength === 0) this.locate();
    this.bytes.fill(0, this.bodyAt, this.bodyAt + length);
  }

  /** A copy of a piece of the memory. */
  copy(start: number, length: number): Uint8Array {
    if (this.bytes.byteLength === 0) this.locate();
    return this.bytes.slice(start, start + length);
  }

  /** The text that the core left. */
  said(): string {
    if (this.bytes.byteLength === 0) this.locate();
    const start = this.places.getUint32(12, true);
    return decoder.decode(this.bytes.subarray(start, start + this.places.getUint32(16, true)));
  }
}
