/**
 * The core as this package has it.
 * @module
 */
import { compile } from "#module";
import { initSync, Receiver, Scratch } from "../wasm/signpost.js";

/**
 * A build of the core as WebAssembly. The one in this package verifies HMAC; `signpost-public-keys` has
 * one for ed25519 and ECDSA P-256.
 */
export interface CoreModule {
  /** Makes the one instance. */
  start(): WebAssembly.Memory;
  readonly Receiver: unknown;
  readonly Scratch: unknown;
}

export const core: CoreModule = { start: () => initSync({ module: compile() }).memory, Receiver, Scratch };
