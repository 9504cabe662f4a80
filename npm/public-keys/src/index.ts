/**
 * Signatures under a public key: ed25519 (Discord, `v1a` of Standard Webhooks) and ECDSA P-256 (SendGrid).
 * @module
 */

import type { CoreModule } from "signpost";
import { compile } from "#module";
import { initSync, Receiver, Scratch } from "./wasm/public_keys.js";

/**
 * The core's build for public keys.
 *
 * @example
 * ```js
 * const webhook = new Webhook("discord", process.env.DISCORD_PUBLIC_KEY, { module: publicKeys });
 * ```
 */
export const publicKeys: CoreModule = { start: () => initSync({ module: compile() }).memory, Receiver, Scratch };
