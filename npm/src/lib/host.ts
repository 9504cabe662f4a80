/**
 * The host's hashes, which the core asks for while it verifies; what they work on is set just before.
 * Nothing here decides: a wrong hash is a signature that does not match.
 * @module
 */
import type { Memory } from "./memory.js";

type Crypto = typeof import("node:crypto");
type Key = import("node:crypto").KeyObject;

export type { Key };

/** @internal */
export function builtin<T>(name: string): T | undefined {
  const host = (globalThis as { process?: { getBuiltinModule?: (name: string) => T | undefined } }).process;
  try {
    return host?.getBuiltinModule?.(name);
  } catch {
    // Next.js at the edge has the function, and it throws.
    return undefined;
  }
}

/** The host's synchronous hashes, where it has any: Node, Bun, Deno, and Workers with `nodejs_compat`. */
let crypto: Crypto | undefined;
let oneShot: Crypto["hash"] | undefined;

/** Who hashes: the numbers that the core knows. */
export const PLAN_OWN = 0;
export const PLAN_INNER = 1;
export const PLAN_TAG = 2;

/**
 * Up to `own` bytes of body, all in wasm is the fastest; up to `inner`, the copy into wasm costs less
 * than what `createHmac` does around its hash. `bench/verify` prints what they were measured with: on
 * Node the call into the host costs 0.6 us, on workerd 3 us.
 */
export const limits = { own: 128, inner: 32 * 1024 };

let isLoaded = false;

/** Looks for the host's hashes. Not before a body asks for them: in Node that takes longer than all else. */
export function load(): void {
  if (isLoaded) return;
  isLoaded = true;
  crypto = builtin("node:crypto");
  const agent = (globalThis as { navigator?: { userAgent?: string } }).navigator?.userAgent;
  const isWorkerd = agent === "Cloudflare-Workers";
  if (typeof crypto?.createHash !== "function") limits.own = limits.inner = Number.POSITIVE_INFINITY;
  else if (isWorkerd || typeof crypto.hash !== "function")
    Object.assign(limits, { own: 1024, inner: Number.POSITIVE_INFINITY });
  else oneShot = crypto.hash;
}

/** Whether the host has no synchronous hash; known once {@link load} has looked. */
export const lacksHashes = (): boolean => limits.own === Number.POSITIVE_INFINITY;

let memory: Memory;

/** The memory of the core that calls. */
export function attach(own: Memory): void {
  memory = own;
}

/** What the host threw. It must not unwind the core, which would be in the middle of its work for ever. */
let thrown: { error: unknown } | undefined;

/** Throws what the host threw while the core was working. */
export function rethrow(): void {
  if (thrown === undefined) return;
  const { error } = thrown;
  thrown = undefined;
  throw error;
}

/** Called by the core: SHA-256 of a piece of its memory. */
export function hashInto(start: number, length: number, out: number): void {
  try {
    const view = new Uint8Array(memory.bytes.buffer, start, length);
    if (oneShot !== undefined) memory.putDigest(oneShot("sha256", view, "binary"), out);
    else memory.bytes.set(crypto!.createHash("sha256").update(view).digest(), out);
  } catch (error) {
    thrown = { error };
  }
}

let tagBody: Uint8Array | string = "";
let tagKeys: readonly Key[] = [];

/** The body and the keys of the verification that follows, for {@link macInto}. */
export function prepareTag(body: Uint8Array | string, keys: readonly Key[]): void {
  tagBody = body;
  tagKeys = keys;
}

/** What is signed before and behind the body. */
export interface Expected {
  readonly before: Uint8Array;
  readonly after: Uint8Array;
}

/** While the core runs to say what is signed, or to compare with tags that are ready: see `ahead.ts`. */
let isAhead = false;
let expected: Expected | undefined;
let ready: Tags | undefined;

/** What Web Crypto gives: one tag, or one for each of several keys. */
export type Tags = ArrayBuffer | readonly ArrayBuffer[];

/** For the run that follows: {@link macInto} hands out these tags or, without any, keeps what would be signed. */
export function beginAhead(tags: Tags | undefined): void {
  isAhead = true;
  ready = tags;
}

/** After that run: what is signed, if the core came so far without a tag. */
export function endAhead(): Expected | undefined {
  const said = expected;
  isAhead = false;
  ready = expected = undefined;
  return said;
}

/** Called by the core: HMAC-SHA256 of text in its memory around a body that was not copied there. */
export function macInto(index: number, start: number, before: number, end: number, after: number, out: number): void {
  if (isAhead) {
    const tag = Array.isArray(ready) ? ready[index] : ready;
    if (tag !== undefined) memory.bytes.set(new Uint8Array(tag as ArrayBuffer), out);
    // The same for every secret.
    else expected ??= { before: memory.copy(start, before), after: memory.copy(end, after) };
    return;
  }
  try {
    const mac = crypto!.createHmac("sha256", tagKeys[index]!);
    if (before > 0) mac.update(memory.bytes.subarray(start, start + before));
    mac.update(tagBody as string);
    if (after > 0) mac.update(memory.bytes.subarray(end, end + after));
    memory.putDigest(mac.digest("binary"), out);
  } catch (error) {
    thrown = { error };
  }
}

/** A key for {@link macInto}, from a copy of the core's inner pad, which is wiped. */
export function keyFrom(innerPad: Uint8Array): Key {
  const key = crypto!.createSecretKey(keyBytes(innerPad));
  innerPad.fill(0);
  return key;
}

/** Makes the key of an inner pad, in its place. */
export function keyBytes(innerPad: Uint8Array): Uint8Array {
  for (let i = 0; i < innerPad.length; i++) innerPad[i]! ^= 0x36;
  return innerPad;
}
