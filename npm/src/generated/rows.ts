// Written by scripts/npm-rows.mjs from crates/core/src/provider: change the rows there.
import type { PayloadOf } from "../events.js";
import type { Row } from "../row.js";

/** The core's reasons for a refusal, the most useful first. */
export const rejectCodes = [
  "secret_invalid",
  "missing_url",
  "missing_method",
  "missing_signature",
  "missing_timestamp",
  "missing_id",
  "malformed_signature",
  "malformed_timestamp",
  "malformed_id",
  "signature_mismatch",
  "timestamp_too_old",
  "timestamp_too_new"
] as const;

/** One of the core's reasons for a refusal. */
export type RejectCode = (typeof rejectCodes)[number];

/** The built-in providers: one row of data each, and nothing else in this package knows about them. */
export const rows: { readonly [N in ProviderName]: Row } = {
  "claimport": {"catalog":{"open":false,"types":["claim.created","claim.updated","claim.assigned","claim.status_changed","claim.approved","claim.denied","claim.closed","message.received","message.sent","order.synced"]},"delivery":{"deadline_ms":30000,"exhausted":"disable","failing_disables_s":null,"gone_disables":false,"jitter_percent":0,"retry_after":false,"schedule_s":[300,1800,7200,86400]},"envelope":{"data":"data","event_type":"type","id":"id","timestamp":"timestamp"},"event_type":{"field":"type"},"header_prefixes":["x-claimport-"],"id":{"field":"id"},"name":"claimport","ping":{"event_type":"webhook.test","status":200},"signature":{"encoding":"hex","header":"X-ClaimPort-Signature","layout":{"value":{"prefix":"sha256="}}}},
  "gooclaim": {"catalog":{"types":["workflow.started","workflow.consent_required","workflow.consent_granted","workflow.completed","workflow.policy_blocked","workflow.timed_out","pending_docs.uploaded","claim.fraud_suspect","operational_mode.changed"]},"delivery":{"deadline_ms":5000,"failing_disables_s":null,"gone_disables":false,"jitter_percent":0,"retry_after":false,"schedule_s":[30,120,480,1920,7680,30720]},"envelope":{"data":"data","event_type":"event_type","id":"event_id","tenant":"tenant_id","timestamp":"occurred_at"},"event_type":{"field":"event_type"},"extra":{"event_type":"X-Gooclaim-Event","idempotency_key":"X-Gooclaim-Idempotency-Key"},"header_prefixes":["x-gooclaim-"],"id":{"field":"event_id"},"name":"gooclaim","signature":{"encoding":"hex","header":"X-Gooclaim-Signature","layout":{"value":{"prefix":"sha256=","prefix_optional":true}}},"timestamp":{"from":{"header":"X-Gooclaim-Timestamp"}}},
  "standard-webhooks": {"delivery":{"deadline_ms":15000,"failing_disables_s":432000,"gone_disables":true,"jitter_percent":10,"retry_after":true,"schedule_s":[5,300,1800,7200,18000,36000,50400,72000,86400]},"envelope":{"data":"data","event_type":"type","timestamp":"timestamp"},"event_type":{"field":"type"},"header_prefixes":["webhook-","svix-"],"id":{"header":["webhook-id","svix-id"]},"name":"standard-webhooks","secret":"whsec","signature":{"encoding":"base64","header":["webhook-signature","svix-signature"],"layout":{"list":{"assign":",","separator":" ","version":"v1"}},"signed":"{id}.{timestamp}.{body}"},"timestamp":{"from":{"header":["webhook-timestamp","svix-timestamp"]}}},
  "discord": {"delivery":{"deadline_ms":3000,"failing_disables_s":null,"gone_disables":false,"jitter_percent":0,"retry_after":false,"schedule_s":[10,30,60,120,240]},"event_type":{"field":"type"},"id":{"field":"id"},"name":"discord","ping":{"event_type":"0","status":204},"secret":"hex","signature":{"algorithm":"ed25519","encoding":"hex","header":"X-Signature-Ed25519","signed":"{timestamp}{body}"},"timestamp":{"from":{"header":"X-Signature-Timestamp"}}},
  "github": {"delivery":{"deadline_ms":10000,"failing_disables_s":null,"gone_disables":false,"jitter_percent":0,"retry_after":false,"schedule_s":[]},"event_type":{"header":"X-GitHub-Event"},"header_prefixes":["x-github-","x-hub-signature"],"id":{"header":"X-GitHub-Delivery"},"max_body":27262976,"name":"github","signature":{"encoding":"hex","header":"X-Hub-Signature-256","layout":{"value":{"prefix":"sha256="}}}},
  "hubspot": {"delivery":{"deadline_ms":5000,"failing_disables_s":null,"gone_disables":false,"jitter_percent":0,"retry_after":false,"schedule_s":[60,300,600,1200,2400,4800,9600,14400,21600,28800]},"header_prefixes":["x-hubspot-"],"name":"hubspot","signature":{"encoding":"base64","header":"X-HubSpot-Signature-v3","signed":"{method}{url}{body}{timestamp}"},"timestamp":{"from":{"header":"X-HubSpot-Request-Timestamp"},"unit":"milliseconds"}},
  "sendgrid": {"delivery":{"deadline_ms":10000,"failing_disables_s":null,"gone_disables":false,"jitter_percent":0,"retry_after":false,"schedule_s":[60,300,900,1800,3600,7200,14400,28800,28800]},"name":"sendgrid","secret":"spki","signature":{"algorithm":"ecdsa_p256_sha256","encoding":"base64","header":"X-Twilio-Email-Event-Webhook-Signature","signed":"{timestamp}{body}"},"timestamp":{"from":{"header":"X-Twilio-Email-Event-Webhook-Timestamp"}}},
  "shopify": {"delivery":{"deadline_ms":5000,"failing_disables_s":null,"gone_disables":false,"jitter_percent":0,"retry_after":false,"schedule_s":[60,120,300,600,1200,2400,3600,6120]},"event_type":{"header":"X-Shopify-Topic"},"header_prefixes":["x-shopify-"],"id":{"header":"X-Shopify-Event-Id"},"name":"shopify","signature":{"encoding":"base64","header":"X-Shopify-Hmac-Sha256"}},
  "signpost": {"delivery":{"deadline_ms":15000,"failing_disables_s":null,"gone_disables":false,"jitter_percent":0,"retry_after":false,"schedule_s":[]},"header_prefixes":["signpost-"],"id":{"header":"Signpost-Id"},"name":"signpost","signature":{"encoding":"base64","header":"Signpost-Signature","layout":{"list":{"assign":",","separator":" ","version":"v1"}},"signed":"{id}.{timestamp}.{header:Signpost-Source}.{body}"},"timestamp":{"from":{"header":"Signpost-Timestamp"}}},
  "slack": {"delivery":{"deadline_ms":3000,"failing_disables_s":null,"gone_disables":false,"jitter_percent":0,"retry_after":false,"schedule_s":[1,60,300]},"event_type":{"field":"event.type"},"handshake":{"echo_field":{"echo":"challenge","equals":"url_verification","field":"type"}},"header_prefixes":["x-slack-"],"id":{"field":"event_id"},"name":"slack","signature":{"encoding":"hex","header":"X-Slack-Signature","layout":{"value":{"prefix":"v0="}},"signed":"v0:{timestamp}:{body}"},"timestamp":{"from":{"header":"X-Slack-Request-Timestamp"}}},
  "square": {"delivery":{"deadline_ms":10000,"failing_disables_s":null,"gone_disables":false,"jitter_percent":0,"retry_after":false,"schedule_s":[60,120,240,480,900,1800,3600,7200,14400,28800,28800]},"event_type":{"field":"type"},"header_prefixes":["square-"],"id":{"field":"event_id"},"name":"square","signature":{"encoding":"base64","header":"X-Square-HmacSha256-Signature","signed":"{url}{body}"}},
  "stripe": {"delivery":{"deadline_ms":20000,"failing_disables_s":null,"gone_disables":false,"jitter_percent":10,"retry_after":false,"schedule_s":[3600,7200,14400,28800,57600,86400]},"envelope":{"data":"data","event_type":"type","id":"id","time_format":"unix_seconds","timestamp":"created"},"event_type":{"field":"type"},"id":{"field":"id"},"name":"stripe","signature":{"encoding":"hex","header":"Stripe-Signature","layout":{"list":{"assign":"=","separator":",","version":"v1"}},"signed":"{timestamp}.{body}"},"timestamp":{"from":{"item":"t"}}},
};

/** The name of a built-in provider. */
export type ProviderName =
  | "claimport"
  | "gooclaim"
  | "standard-webhooks"
  | "discord"
  | "github"
  | "hubspot"
  | "sendgrid"
  | "shopify"
  | "signpost"
  | "slack"
  | "square"
  | "stripe";

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

/** A delivery of `stripe`. */
export type StripeEvent =
  | { [T in string]: { readonly id: string; readonly type: T; readonly created: number; readonly data: PayloadOf<"stripe", T>; } }[string];

/** The JSON of deliveries, by provider. */
export interface BuiltInEvents {
  readonly "claimport": ClaimportEvent;
  readonly "gooclaim": GooclaimEvent;
  readonly "standard-webhooks": StandardWebhooksEvent;
  readonly "stripe": StripeEvent;
}
