import { WorkerEntrypoint } from "cloudflare:workers";
import type { Event, NewEvent } from "./api.js";
import type { SignpostEnv } from "./index.js";

/**
 * The sender for other Workers of the same account, by a service binding with `entrypoint = "Sender"`. It asks for no
 * key: who may bind it may publish. The Worker needs `SIGNPOST_API_KEY` all the same.
 */
export declare class Sender extends WorkerEntrypoint<SignpostEnv> {
  /**
   * Publishes an event to the endpoints of `tenant` that subscribe to its type. What fails in passing is repeated under the same
   * key. Rejects with an error whose `code` says why; across the binding it is a plain `Error` with `name`, `code` and `message`.
   */
  publish(tenant: string, event: NewEvent, options?: { idempotencyKey?: string }): Promise<Event>;
}
