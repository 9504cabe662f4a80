/**
 * What the core asks of JavaScript while it verifies: the long hashes, and fields of the body.
 *
 * The core calls these from within one synchronous call; what they work on is set just before it.
 * Nothing here decides: a wrong hash is a signature that does not match.
 * @internal
 */

type Crypto = typeof import("node:crypto");
type Key = import("node:crypto").KeyObject;

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

const BufferClass = (globalThis as { Buffer?: typeof Buffer }).Buffer;
const encoder = new TextEncoder();

let memory: WebAssembly.Memory;
/** The same memory as a `Buffer`, which writes strings faster, where there is one. */
let buffer: Writable | undefined;
let whole: ArrayBuffer;
/** The memory as bytes; made anew when it has grown, which detaches every older view. */
export let bytes: Uint8Array;

export function attach(instance: WebAssembly.Memory): void {
  memory = instance;
  view();
}

function view(): void {
  whole = memory.buffer as ArrayBuffer;
  bytes = new Uint8Array(whole);
  buffer = BufferClass?.from(whole);
}

/** Must be called after whatever can grow the memory. */
export function refresh(): void {
  if (bytes.byteLength === 0) view();
}

/** Called by the core: SHA-256 of a piece of its memory. */
export function hashInto(start: number, length: number, out: number): void {
  const view = new Uint8Array(whole, start, length);
  if (oneShot !== undefined) {
    const digest = oneShot("sha256", view, "binary");
    for (let i = 0; i < 32; i++) bytes[out + i] = digest.charCodeAt(i);
    return;
  }
  bytes.set(crypto!.createHash("sha256").update(view).digest(), out);
}

let tagBody: Uint8Array | string = "";
let tagKeys: readonly Key[] = [];

/** The body and the keys of the verification that follows, for {@link macInto}. */
export function prepareTag(body: Uint8Array | string, keys: readonly Key[]): void {
  tagBody = body;
  tagKeys = keys;
}

/** Called by the core: HMAC-SHA256 of text in its memory around a body that was not copied there. */
export function macInto(index: number, start: number, before: number, end: number, after: number, out: number): void {
  const mac = crypto!.createHmac("sha256", tagKeys[index]!);
  if (before > 0) mac.update(new Uint8Array(whole, start, before));
  mac.update(tagBody as string);
  if (after > 0) mac.update(new Uint8Array(whole, end, after));
  const digest = mac.digest("binary");
  for (let i = 0; i < 32; i++) bytes[out + i] = digest.charCodeAt(i);
}

/** A key for {@link macInto}, from the core's inner pad. */
export function keyFrom(innerPad: Uint8Array): Key {
  const block = innerPad.map((byte) => byte ^ 0x36);
  const key = crypto!.createSecretKey(block);
  block.fill(0);
  return key;
}

let findField: (path: string) => string | undefined = () => undefined;
let findParameter: (name: string) => string | undefined = () => undefined;

/** Runs `ask`, in which the core may look for fields of one body or parameters of one query. */
export function answering<T>(
  ask: () => T,
  field: (path: string) => string | undefined,
  parameter: (name: string) => string | undefined = () => undefined,
): T {
  [findField, findParameter] = [field, parameter];
  try {
    return ask();
  } finally {
    findField = findParameter = () => undefined;
  }
}

/** Called by the core. */
export function bodyField(path: string): string | undefined {
  return findField(path);
}

/** Called by the core. */
export function queryParameter(name: string): string | undefined {
  return findParameter(name);
}

type Writable = Buffer & { utf8Write?(text: string, at: number, length: number): number };

/** Writes a string as UTF-8 into at most `room` bytes of the memory: how many bytes it took. */
export function putString(text: string, at: number, room: number): number {
  if (buffer?.utf8Write !== undefined) return buffer.utf8Write(text, at, room);
  return encoder.encodeInto(text, bytes.subarray(at, at + room)).written;
}
