// Written by crates/rows from providers/*.toml: change the rows there.
import type { ProviderName } from "./rows.js";
import type { Sending } from "../row.js";

/** What only somebody who sends as a provider needs of its row. */
export const sending: { readonly [N in ProviderName]: Sending } = {
  "claimport": {"catalog":{"open":false,"types":["claim.created","claim.updated","claim.assigned","claim.status_changed","claim.approved","claim.denied","claim.closed","message.received","message.sent","order.synced"]},"delivery":{"deadline_ms":30000,"exhausted":"disable","failing_disables_s":null,"gone_disables":false,"jitter_percent":0,"retry_after":false,"schedule_s":[300,1800,7200,86400]},"envelope":{"data":"data","event_type":"type","id":"id","time_format":"rfc3339","timestamp":"timestamp"},"header_prefixes":["x-claimport-"],"title":"ClaimPort"},
  "gooclaim": {"catalog":{"types":["workflow.started","workflow.consent_required","workflow.consent_granted","workflow.completed","workflow.policy_blocked","workflow.timed_out","pending_docs.uploaded","claim.fraud_suspect","operational_mode.changed"]},"delivery":{"deadline_ms":5000,"failing_disables_s":null,"gone_disables":false,"jitter_percent":0,"retry_after":false,"schedule_s":[30,120,480,1920,7680,30720]},"envelope":{"data":"data","event_type":"event_type","id":"event_id","tenant":"tenant_id","time_format":"rfc3339","timestamp":"occurred_at"},"header_prefixes":["x-gooclaim-"],"title":"Gooclaim"},
  "standard-webhooks": {"envelope":{"data":"data","event_type":"type","time_format":"rfc3339","timestamp":"timestamp"},"header_prefixes":["webhook-","svix-"],"title":"Standard Webhooks"},
  "discord": {"delivery":{"deadline_ms":3000,"failing_disables_s":null,"gone_disables":false,"jitter_percent":0,"retry_after":false,"schedule_s":[10,30,60,120,240]},"title":"Discord"},
  "github": {"delivery":{"deadline_ms":10000,"failing_disables_s":null,"gone_disables":false,"jitter_percent":0,"retry_after":false,"schedule_s":[]},"header_prefixes":["x-github-","x-hub-signature"],"title":"GitHub"},
  "hubspot": {"delivery":{"deadline_ms":5000,"failing_disables_s":null,"gone_disables":false,"jitter_percent":0,"retry_after":false,"schedule_s":[60,300,600,1200,2400,4800,9600,14400,21600,28800]},"header_prefixes":["x-hubspot-"],"title":"HubSpot"},
  "sendgrid": {"delivery":{"deadline_ms":10000,"failing_disables_s":null,"gone_disables":false,"jitter_percent":0,"retry_after":false,"schedule_s":[60,300,900,1800,3600,7200,14400,28800,28800]},"title":"SendGrid"},
  "shopify": {"delivery":{"deadline_ms":5000,"failing_disables_s":null,"gone_disables":false,"jitter_percent":0,"retry_after":false,"schedule_s":[60,120,300,600,1200,2400,3600,6120]},"header_prefixes":["x-shopify-"],"title":"Shopify"},
  "signpost": {"delivery":{"failing_disables_s":null,"gone_disables":false,"jitter_percent":0,"retry_after":false,"schedule_s":[]},"header_prefixes":["signpost-"],"title":"Signpost"},
  "slack": {"delivery":{"deadline_ms":3000,"failing_disables_s":null,"gone_disables":false,"jitter_percent":0,"retry_after":false,"schedule_s":[1,60,300]},"header_prefixes":["x-slack-"],"title":"Slack"},
  "square": {"delivery":{"deadline_ms":10000,"failing_disables_s":null,"gone_disables":false,"jitter_percent":0,"retry_after":false,"schedule_s":[60,120,240,480,900,1800,3600,7200,14400,28800,28800]},"header_prefixes":["square-"],"title":"Square"},
  "stripe": {"delivery":{"deadline_ms":20000,"failing_disables_s":null,"gone_disables":false,"retry_after":false,"schedule_s":[3600,7200,14400,28800,57600,86400]},"envelope":{"data":"data","event_type":"type","id":"id","time_format":"unix_seconds","timestamp":"created"},"title":"Stripe"},
};
