import type { BuiltInEvents } from "./generated/events.js";
import type { ProviderName } from "./generated/rows.js";
import type { Row } from "./row.js";

/**
 * What the `data` of an event holds, by provider and event type. The providers publish no schema, so
 * this starts empty; say what you know and every handler is checked against it:
 *
 * @example
 * ```ts
 * declare module "signpost" {
 *   interface Payloads {
 *     claimport: { "claim.created": { claim: { id: string } } };
 *   }
 * }
 * ```
 */
// biome-ignore lint/suspicious/noEmptyInterface: it is there to be merged with
export interface Payloads {}

/** The `data` of one event type of one provider. */
export type PayloadOf<P extends string, T extends string> = P extends keyof Payloads
  ? T extends keyof Payloads[P]
    ? Payloads[P][T]
    : { readonly [field: string]: unknown }
  : { readonly [field: string]: unknown };

/** The JSON of a provider's deliveries: a union by event type where its catalog is known. */
export type EventOf<P extends ProviderName | Row> = P extends keyof BuiltInEvents
  ? BuiltInEvents[P]
  : P extends { readonly name: keyof BuiltInEvents }
    ? BuiltInEvents[P["name"]]
    : any;
