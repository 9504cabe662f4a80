// Written by crates/rows from providers/*.toml: change the rows there.
import type { PayloadOf } from "../events.js";

/** The event types of `claimport`. */
export type ClaimportEventType =
  | "claim.created"
  | "claim.updated"
  | "claim.assigned"
  | "claim.status_changed"
  | "claim.approved"
  | "claim.denied"
  | "claim.closed"
  | "message.received"
  | "message.sent"
  | "order.synced";

/** A delivery of `claimport`. */
export type ClaimportEvent =
  | { [T in ClaimportEventType]: { readonly id: string; readonly type: T; readonly timestamp: string; readonly data: PayloadOf<"claimport", T>; } }[ClaimportEventType]
  | { readonly type: "webhook.test"; readonly timestamp: string };

/** The event types of `gooclaim`. It may send types that are not listed yet. */
export type GooclaimEventType =
  | "workflow.started"
  | "workflow.consent_required"
  | "workflow.consent_granted"
  | "workflow.completed"
  | "workflow.policy_blocked"
  | "workflow.timed_out"
  | "pending_docs.uploaded"
  | "claim.fraud_suspect"
  | "operational_mode.changed";

/** A delivery of `gooclaim`. */
export type GooclaimEvent =
  | { [T in GooclaimEventType]: { readonly event_id: string; readonly event_type: T; readonly tenant_id: string; readonly occurred_at: string; readonly data: PayloadOf<"gooclaim", T>; } }[GooclaimEventType];

/** A delivery of `standard-webhooks`. */
export type StandardWebhooksEvent =
  | { [T in string]: { readonly type: T; readonly timestamp: string; readonly data: PayloadOf<"standard-webhooks", T>; } }[string];

/** A delivery of `alchemy`. */
export type AlchemyEvent =
  | { [T in string]: { readonly id: string; readonly type: T; readonly createdAt: string; readonly event: PayloadOf<"alchemy", T>; } }[string];

/** A delivery of `cal-com`. */
export type CalComEvent =
  | { [T in string]: { readonly triggerEvent: T; readonly createdAt: string; readonly payload: PayloadOf<"cal-com", T>; } }[string];

/** A delivery of `calendly`. */
export type CalendlyEvent =
  | { [T in string]: { readonly event: T; readonly created_at: string; readonly payload: PayloadOf<"calendly", T>; } }[string];

/** A delivery of `checkout-com`. */
export type CheckoutComEvent =
  | { [T in string]: { readonly id: string; readonly type: T; readonly created_on: string; readonly data: PayloadOf<"checkout-com", T>; } }[string];

/** A delivery of `checkr`. */
export type CheckrEvent =
  | { [T in string]: { readonly id: string; readonly type: T; readonly created_at: string; readonly data: PayloadOf<"checkr", T>; } }[string];

/** A delivery of `dodo-payments`. */
export type DodoPaymentsEvent =
  | { [T in string]: { readonly type: T; readonly timestamp: string; readonly data: PayloadOf<"dodo-payments", T>; } }[string];

/** A delivery of `dub`. */
export type DubEvent =
  | { [T in string]: { readonly id: string; readonly event: T; readonly createdAt: string; readonly data: PayloadOf<"dub", T>; } }[string];

/** A delivery of `elevenlabs`. */
export type ElevenlabsEvent =
  | { [T in string]: { readonly type: T; readonly event_timestamp: number; readonly data: PayloadOf<"elevenlabs", T>; } }[string];

/** A delivery of `mux`. */
export type MuxEvent =
  | { [T in string]: { readonly id: string; readonly type: T; readonly created_at: string; readonly data: PayloadOf<"mux", T>; } }[string];

/** A delivery of `stripe`. */
export type StripeEvent =
  | { [T in string]: { readonly id: string; readonly type: T; readonly created: number; readonly data: PayloadOf<"stripe", T>; } }[string];

/** The JSON of deliveries, by provider. */
export interface BuiltInEvents {
  readonly "claimport": ClaimportEvent;
  readonly "gooclaim": GooclaimEvent;
  readonly "standard-webhooks": StandardWebhooksEvent;
  readonly "alchemy": AlchemyEvent;
  readonly "cal-com": CalComEvent;
  readonly "calendly": CalendlyEvent;
  readonly "checkout-com": CheckoutComEvent;
  readonly "checkr": CheckrEvent;
  readonly "dodo-payments": DodoPaymentsEvent;
  readonly "dub": DubEvent;
  readonly "elevenlabs": ElevenlabsEvent;
  readonly "mux": MuxEvent;
  readonly "stripe": StripeEvent;
}
