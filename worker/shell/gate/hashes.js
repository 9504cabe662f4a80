// The host's hash, which the core asks for in the middle of a call. A wrong hash is a signature that does not match.

/** @type {typeof import("node:crypto") | undefined} */
let crypto;

/**
 * SHA-256 of a piece of the core's memory, written to another.
 * @param {ArrayBuffer} buffer as it is now: memory that grows in the middle of a call detaches the one before
 * @param {number} start
 * @param {number} length
 * @param {number} out
 */
export function hashInto(buffer, start, length, out) {
  // Not before a body asks for it: loading it takes longer than a delivery.
  crypto ??= process.getBuiltinModule("node:crypto");
  const digest = crypto
    .createHash("sha256")
    .update(new Uint8Array(buffer, start, length))
    .digest();
  new Uint8Array(buffer, out, digest.length).set(digest);
}
