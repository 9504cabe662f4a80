/**
 * Tags that the host computes before the core decides, where its only hashes are asynchronous: edge runtimes without
 * Node's modules. The core runs twice: the first time to say what is signed, the second time to compare. The first is
 * left out where the row signs the body alone.
 *
 * Invariant: a result of the first run that asked for a tag is thrown away, because the tag it was given is none.
 * @module
 */
import { type Expected, keyBytes, lacksHashes, load, type Tags } from "./host.js";
import type { Memory } from "./memory.js";

const HMAC = { name: "HMAC", hash: "SHA-256" };

/** Below it a second run and a promise cost more than what Web Crypto saves: `bench/verify` prints both. */
const LEAST_BYTES = 2048;

const NONE = new Uint8Array();
/** Of a row that signs the body and nothing else. */
export const BODY_ALONE: Expected = { before: NONE, after: NONE };

/** The host's Web Crypto, kept: on workerd every `crypto.subtle` is a call. */
let subtle: SubtleCrypto | undefined;

/** Whether Web Crypto is the fastest that the host has for a body of this size. */
export function isWorthIt(size: number): boolean {
  if (size < LEAST_BYTES) return false;
  load();
  if (!lacksHashes()) return false;
  // Not there in pages without TLS.
  subtle ??= globalThis.crypto?.subtle;
  return subtle !== undefined;
}

/** A key from a copy of the core's inner pad, which is wiped. */
export function importKey(innerPad: Uint8Array): Promise<CryptoKey> {
  const bytes = keyBytes(innerPad);
  // It copies the bytes before it returns.
  const key = subtle!.importKey("raw", bytes as BufferSource, HMAC, false, ["sign"]);
  bytes.fill(0);
  return key;
}

/** The tag under each key of the body between the texts that the core asks for around it. */
export function tagsOf(
  keys: readonly CryptoKey[],
  { before, after }: Expected,
  body: Uint8Array | string,
  memory: Memory,
): Promise<Tags> {
  const isAlone = before.length === 0 && after.length === 0 && typeof body !== "string";
  // Web Crypto copies what it is given before it returns, as its standard says; so the memory, which is everybody's,
  // is free for the next request.
  const signed = (isAlone ? body : memory.around(before, body, after)) as BufferSource;
  // Every step that a promise takes shows at a few KiB.
  if (keys.length === 1) return subtle!.sign("HMAC", keys[0]!, signed);
  return Promise.all(keys.map((key) => subtle!.sign("HMAC", key, signed)));
}
