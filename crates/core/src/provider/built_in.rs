// Written by crates/rows from providers/*.toml: change the rows there.

use alloc::borrow::Cow::Borrowed;

#[rustfmt::skip]
#[allow(unused_imports, reason = "which of them a handshake needs depends on the rows")]
use super::handshake::{Alphabet, Ask, Make, Method, Reply, ReplyForm, Spot, SpotKind, Take};
#[rustfmt::skip]
#[allow(unused_imports, reason = "which of them the rows need changes with the rows")]
use super::{
    Algorithm, Catalog, Claim, Encoding, Envelope, Exhausted, ExtraHeaders, Fact, Handshake, Jwt, KeyForm, KeySource, Layout, Names, Part, Ping, Place, Policy,
    Provider, SecretFormat, Signature, TagPlace, Template, TimeFormat, TimeUnit, Timestamp, TimestampPlace,
    Weakness,
};

/// The built-in rows: the two seed systems, then the standard, then the rest by name.
#[rustfmt::skip]
pub static BUILT_IN: [&Provider; 249] = [
    &CLAIMPORT,
    &GOOCLAIM,
    &STANDARD_WEBHOOKS,
    &ABLY,
    &ACUITY,
    &ADYEN,
    &ADYEN_PLATFORM,
    &AFFIRM,
    &AFTERSHIP,
    &AIKIDO,
    &AIRCALL,
    &AIRSHIP,
    &AIRTABLE,
    &AIRWALLEX,
    &ALCHEMY,
    &ASANA,
    &ASHBY,
    &ASSEMBLYAI,
    &ATTIO,
    &AUTH0_LOG_STREAMS,
    &AUTHORIZE_NET,
    &AUTODESK_APS,
    &AUTOTASK,
    &AWS_SNS,
    &AZURE_DEVOPS,
    &BILLIT,
    &BITBUCKET,
    &BITBUCKET_SERVER,
    &BOLT,
    &BOX,
    &BREVO,
    &BREX,
    &BUILDKITE,
    &BUILDKITE_TOKEN,
    &CAL_COM,
    &CALENDLY,
    &CASHFREE,
    &CHARGEBEE,
    &CHARGIFY,
    &CHATWOOT,
    &CHECKOUT_COM,
    &CHECKR,
    &CIRCLECI,
    &CLERK,
    &CLICKUP,
    &CLOSE,
    &CLOUDFLARE_NOTIFICATIONS,
    &CLOUDFLARE_STREAM,
    &CLOUDINARY,
    &CLOUDINARY_SHA256,
    &COINBASE_CDP,
    &COINBASE_COMMERCE,
    &COMMERCELAYER,
    &CONFIGCAT,
    &CONVOY,
    &CONVOY_SHA512,
    &CRISP,
    &CRONOFY,
    &CURSOR,
    &CUSTOMER_IO,
    &DATASAUR,
    &DEEL,
    &DEEPGRAM,
    &DISCORD,
    &DIXA,
    &DOCUSIGN,
    &DODO_PAYMENTS,
    &DOPPLER,
    &DROPBOX,
    &DUB,
    &DWOLLA,
    &EASYPOST,
    &ECWID,
    &ELEVENLABS,
    &EMAILIT,
    &ETSY,
    &FAL_AI,
    &FASTSPRING,
    &FATHOM,
    &FIGMA,
    &FINCH,
    &FORGEJO,
    &FRAMER,
    &FRESHCHAT,
    &FRONT,
    &FUSIONAUTH,
    &GEMINI,
    &GHOST,
    &GITEA,
    &GITHUB,
    &GITLAB_SIGNING,
    &GITLAB_TOKEN,
    &GOCARDLESS,
    &GOGS,
    &GOOGLE_CHAT,
    &GOOGLE_PUBSUB,
    &GRAFANA,
    &GREENHOUSE,
    &HELPSCOUT,
    &HEROKU,
    &HIGGSFIELD,
    &HIGHLEVEL,
    &HOOK0,
    &HOOKDECK,
    &HUBSPOT,
    &HUBSPOT_V1,
    &HUBSPOT_V2,
    &HUGGINGFACE,
    &IDENFY,
    &INCIDENT_IO,
    &INCREASE,
    &INTEGRATED_FINANCE,
    &INTERCOM,
    &IRON,
    &JAAS_8X8,
    &JIRA,
    &JOBBER,
    &KEYGEN,
    &KLAVIYO,
    &KNOCK,
    &KONTENT_AI,
    &LARK,
    &LAUNCHDARKLY,
    &LEAF,
    &LEMON_SQUEEZY,
    &LINE,
    &LINEAR,
    &LINKEDIN,
    &LITHIC,
    &LIVECHAT,
    &LIVEKIT,
    &LOB,
    &LOOPS,
    &MAILGUN,
    &MANDRILL,
    &MERAKI,
    &MERCADO_PAGO,
    &MESSAGEBIRD,
    &META,
    &METRONOME,
    &MIDTRANS,
    &MIXPANEL_COHORTS,
    &MODERN_TREASURY,
    &MOLLIE,
    &MONDAY,
    &MONGODB_ATLAS,
    &MS_TEAMS_OUTGOING,
    &MUX,
    &NETLIFY,
    &NOTION,
    &NPM,
    &NYLAS,
    &OKTA,
    &ONFIDO,
    &ONFLEET,
    &OPENAI,
    &ORACLE_CX_COMMERCE,
    &ORB,
    &OURA,
    &PADDLE,
    &PAGERDUTY,
    &PANDADOC,
    &PAYPAL,
    &PAYPAL_SANDBOX,
    &PAYSTACK,
    &PERSONA,
    &PICQER,
    &PIPEDRIVE,
    &PLAID,
    &PLAID_SANDBOX,
    &PLIVO,
    &POLAR,
    &POSTMARK,
    &PRIMER,
    &PRISMIC,
    &PUSHER,
    &QONTO,
    &QSTASH,
    &QUICKBOOKS,
    &QUICKNODE,
    &RAZORPAY,
    &RECALL_AI,
    &RECHARGE,
    &RECURLY,
    &RENDER,
    &REPLICATE,
    &RESEND,
    &RETELL,
    &REVENUECAT,
    &REVOLUT,
    &RINGCENTRAL,
    &SALEOR,
    &SANITY,
    &SAVVYCAL,
    &SCRAPFLY,
    &SEGMENT,
    &SENDBIRD,
    &SENDGRID,
    &SENTRY,
    &SHIPBOB,
    &SHIPPO,
    &SHOPIFY,
    &SIGNATURE_API,
    &SIGNPOST,
    &SINCH,
    &SLACK,
    &SMARTCAR,
    &SNYK,
    &SOLIDGATE,
    &SPARKPOST,
    &SQUARE,
    &SQUARESPACE,
    &STRIPE,
    &STYTCH,
    &SUPABASE_AUTH_HOOKS,
    &SVIX,
    &TABAPAY,
    &TAILSCALE,
    &TALLY,
    &TELEGRAM,
    &TELNYX,
    &TERRAFORM_CLOUD,
    &TIKTOK,
    &TRELLO,
    &TWILIO,
    &TWITCH,
    &TYPEFORM,
    &UBER,
    &VANTA,
    &VERCEL,
    &VERIFF,
    &VIBER,
    &VIPPS_MOBILEPAY,
    &VONAGE,
    &WEBEX,
    &WEBFLOW,
    &WHEREBY,
    &WISE,
    &WIX,
    &WOOCOMMERCE,
    &WORKOS,
    &WORLDLINE_CONNECT,
    &WORLDPAY,
    &X,
    &XENDIT,
    &XERO,
    &YAMPI,
    &ZENDESK,
    &ZOOM,
];

/// ClaimPort.
#[rustfmt::skip]
pub static CLAIMPORT: Provider = Provider { name: Borrowed("claimport"), title: Borrowed("ClaimPort"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-ClaimPort-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("sha256="), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-claimport-")]), handshake: Borrowed(&[]), ping: Some(Ping { event_type: Borrowed("webhook.test"), status: 200 }), dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 30000, schedule_s: Borrowed(&[300, 1800, 7200, 86400]), jitter_percent: 0, exhausted: Exhausted::Disable, gone_disables: false, retry_after: false, failing_disables_s: None }, envelope: Some(Envelope { id: Some(Borrowed("id")), event_type: Borrowed("type"), tenant: None, timestamp: Borrowed("timestamp"), time_format: TimeFormat::Rfc3339, data: Borrowed("data") }), catalog: Catalog { open: false, types: Borrowed(&[Borrowed("claim.created"), Borrowed("claim.updated"), Borrowed("claim.assigned"), Borrowed("claim.status_changed"), Borrowed("claim.approved"), Borrowed("claim.denied"), Borrowed("claim.closed"), Borrowed("message.received"), Borrowed("message.sent"), Borrowed("order.synced")]) } };

/// Gooclaim.
#[rustfmt::skip]
pub static GOOCLAIM: Provider = Provider { name: Borrowed("gooclaim"), title: Borrowed("Gooclaim"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Gooclaim-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("sha256="), prefix_optional: true }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("X-Gooclaim-Timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Field(Borrowed("event_id"))), event_type: Some(Place::Field(Borrowed("event_type"))), extra: ExtraHeaders { event_type: Some(Borrowed("X-Gooclaim-Event")), idempotency_key: Some(Borrowed("X-Gooclaim-Idempotency-Key")) }, header_prefixes: Borrowed(&[Borrowed("x-gooclaim-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 5000, schedule_s: Borrowed(&[30, 120, 480, 1920, 7680, 30720]), jitter_percent: 0, exhausted: Exhausted::DeadLetter, gone_disables: false, retry_after: false, failing_disables_s: None }, envelope: Some(Envelope { id: Some(Borrowed("event_id")), event_type: Borrowed("event_type"), tenant: Some(Borrowed("tenant_id")), timestamp: Borrowed("occurred_at"), time_format: TimeFormat::Rfc3339, data: Borrowed("data") }), catalog: Catalog { open: true, types: Borrowed(&[Borrowed("workflow.started"), Borrowed("workflow.consent_required"), Borrowed("workflow.consent_granted"), Borrowed("workflow.completed"), Borrowed("workflow.policy_blocked"), Borrowed("workflow.timed_out"), Borrowed("pending_docs.uploaded"), Borrowed("claim.fraud_suspect"), Borrowed("operational_mode.changed")]) } };

/// Standard Webhooks.
#[rustfmt::skip]
pub static STANDARD_WEBHOOKS: Provider = Provider { name: Borrowed("standard-webhooks"), title: Borrowed("Standard Webhooks"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("webhook-signature"), Borrowed("svix-signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("webhook-timestamp"), Borrowed("svix-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("webhook-id"), Borrowed("svix-id")]))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("webhook-"), Borrowed("svix-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: Some(Envelope { id: None, event_type: Borrowed("type"), tenant: None, timestamp: Borrowed("timestamp"), time_format: TimeFormat::Rfc3339, data: Borrowed("data") }), catalog: Catalog::DEFAULT };

/// Ably.
#[rustfmt::skip]
pub static ABLY: Provider = Provider { name: Borrowed("ably"), title: Borrowed("Ably"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Ably-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-ably-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Acuity Scheduling.
#[rustfmt::skip]
pub static ACUITY: Provider = Provider { name: Borrowed("acuity"), title: Borrowed("Acuity Scheduling"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Acuity-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Adyen.
#[rustfmt::skip]
pub static ADYEN: Provider = Provider { name: Borrowed("adyen"), title: Borrowed("Adyen"), secret: SecretFormat::Hex, signature: Signature { header: Names::new(&[]), from: Some(TagPlace::Field(Borrowed("notificationItems.[].NotificationRequestItem.additionalData.hmacSignature"))), any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Field(Borrowed("notificationItems.[].NotificationRequestItem.pspReference")), Part::Literal(Borrowed(":")), Part::Field(Borrowed("notificationItems.[].NotificationRequestItem.originalReference")), Part::Literal(Borrowed(":")), Part::Field(Borrowed("notificationItems.[].NotificationRequestItem.merchantAccountCode")), Part::Literal(Borrowed(":")), Part::Field(Borrowed("notificationItems.[].NotificationRequestItem.merchantReference")), Part::Literal(Borrowed(":")), Part::Field(Borrowed("notificationItems.[].NotificationRequestItem.amount.value")), Part::Literal(Borrowed(":")), Part::Field(Borrowed("notificationItems.[].NotificationRequestItem.amount.currency")), Part::Literal(Borrowed(":")), Part::Field(Borrowed("notificationItems.[].NotificationRequestItem.eventCode")), Part::Literal(Borrowed(":")), Part::Field(Borrowed("notificationItems.[].NotificationRequestItem.success"))]), weak: Borrowed(&[Weakness::NoBody]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("notificationItems.[].NotificationRequestItem.eventCode"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Adyen (platform webhooks).
#[rustfmt::skip]
pub static ADYEN_PLATFORM: Provider = Provider { name: Borrowed("adyen-platform"), title: Borrowed("Adyen (platform webhooks)"), secret: SecretFormat::Hex, signature: Signature { header: Names::new(&[Borrowed("HmacSignature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Affirm.
#[rustfmt::skip]
pub static AFFIRM: Provider = Provider { name: Borrowed("affirm"), title: Borrowed("Affirm"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Affirm-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("v0"), blanks: false, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha512, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("t")), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// AfterShip Tracking.
#[rustfmt::skip]
pub static AFTERSHIP: Provider = Provider { name: Borrowed("aftership"), title: Borrowed("AfterShip Tracking"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("aftership-hmac-sha256")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("event_id"))), event_type: Some(Place::Field(Borrowed("event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("aftership-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Aikido.
#[rustfmt::skip]
pub static AIKIDO: Provider = Provider { name: Borrowed("aikido"), title: Borrowed("Aikido"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Aikido-Webhook-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Field(Borrowed("dispatched_at")), unit: TimeUnit::Seconds, tolerance_s: 30 }), id: None, event_type: Some(Place::Field(Borrowed("event_type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Aircall.
#[rustfmt::skip]
pub static AIRCALL: Provider = Provider { name: Borrowed("aircall"), title: Borrowed("Aircall"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[]), from: Some(TagPlace::Field(Borrowed("token"))), any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Text, algorithm: Algorithm::Token, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::NoBody]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Airship.
#[rustfmt::skip]
pub static AIRSHIP: Provider = Provider { name: Borrowed("airship"), title: Borrowed("Airship"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-UA-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(":")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("X-UA-Timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-ua-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Airtable.
#[rustfmt::skip]
pub static AIRTABLE: Provider = Provider { name: Borrowed("airtable"), title: Borrowed("Airtable"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("X-Airtable-Content-MAC")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("hmac-sha256="), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Airwallex.
#[rustfmt::skip]
pub static AIRWALLEX: Provider = Provider { name: Borrowed("airwallex"), title: Borrowed("Airwallex"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("x-signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("x-timestamp")])), unit: TimeUnit::Milliseconds, tolerance_s: 300 }), id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("name"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 15000, schedule_s: Borrowed(&[60, 300, 1800, 7200, 21600, 43200, 86400, 86400]), jitter_percent: 0, exhausted: Exhausted::DeadLetter, gone_disables: false, retry_after: false, failing_disables_s: None }, envelope: None, catalog: Catalog::DEFAULT };

/// Alchemy.
#[rustfmt::skip]
pub static ALCHEMY: Provider = Provider { name: Borrowed("alchemy"), title: Borrowed("Alchemy"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Alchemy-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: Some(Envelope { id: Some(Borrowed("id")), event_type: Borrowed("type"), tenant: None, timestamp: Borrowed("createdAt"), time_format: TimeFormat::Rfc3339, data: Borrowed("event") }), catalog: Catalog::DEFAULT };

/// Asana.
#[rustfmt::skip]
pub static ASANA: Provider = Provider { name: Borrowed("asana"), title: Borrowed("Asana"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Hook-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[Handshake { ask: Ask { method: Method::Post, at: None, equals: None }, check: None, take: Some(Take { from: Spot { kind: SpotKind::Header, name: Borrowed("X-Hook-Secret") }, alphabet: Alphabet::Visible, max_length: 1024 }), make: None, answer: Reply { form: ReplyForm::Header(Borrowed("X-Hook-Secret")), text: Borrowed("{value}") }, status: 200 }]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 10000, schedule_s: Borrowed(&[60, 300, 900, 1800, 3600, 7200, 14400, 28800, 28800]), jitter_percent: 0, exhausted: Exhausted::DeadLetter, gone_disables: false, retry_after: false, failing_disables_s: None }, envelope: None, catalog: Catalog::DEFAULT };

/// Ashby.
#[rustfmt::skip]
pub static ASHBY: Provider = Provider { name: Borrowed("ashby"), title: Borrowed("Ashby"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Ashby-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("sha256="), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("action"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// AssemblyAI.
#[rustfmt::skip]
pub static ASSEMBLYAI: Provider = Provider { name: Borrowed("assemblyai"), title: Borrowed("AssemblyAI"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Webhook-Secret")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Text, algorithm: Algorithm::Token, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::NoBody]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("status"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Attio.
#[rustfmt::skip]
pub static ATTIO: Provider = Provider { name: Borrowed("attio"), title: Borrowed("Attio"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Attio-Signature"), Borrowed("X-Attio-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Auth0 log streams.
#[rustfmt::skip]
pub static AUTH0_LOG_STREAMS: Provider = Provider { name: Borrowed("auth0-log-streams"), title: Borrowed("Auth0 log streams"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Authorization")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Text, algorithm: Algorithm::Token, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::NoBody]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Authorize.net.
#[rustfmt::skip]
pub static AUTHORIZE_NET: Provider = Provider { name: Borrowed("authorize-net"), title: Borrowed("Authorize.net"), secret: SecretFormat::Hex, signature: Signature { header: Names::new(&[Borrowed("X-ANET-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("sha512="), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha512, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("notificationId"))), event_type: Some(Place::Field(Borrowed("eventType"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-anet-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Autodesk Platform Services.
#[rustfmt::skip]
pub static AUTODESK_APS: Provider = Provider { name: Borrowed("autodesk-aps"), title: Borrowed("Autodesk Platform Services"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("x-adsk-signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("sha1hash="), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha1, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::Sha1]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("hook.event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-adsk-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Autotask.
#[rustfmt::skip]
pub static AUTOTASK: Provider = Provider { name: Borrowed("autotask"), title: Borrowed("Autotask"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Hook-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("sha1="), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha1, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::Sha1]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("EntityType"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Amazon SNS.
#[rustfmt::skip]
pub static AWS_SNS: Provider = Provider { name: Borrowed("aws-sns"), title: Borrowed("Amazon SNS"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[]), from: Some(TagPlace::Field(Borrowed("Signature"))), any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::RsaSha256, jwt: None, keys: Some(KeySource { form: KeyForm::Certificate, url: Borrowed("https://sns.*.amazonaws.com/SimpleNotificationService-*.pem"), named_by: Some(Place::Field(Borrowed("SigningCertURL"))), post: None }), signed: Template::new(&[Part::Lines(Borrowed("Message,MessageId,Subject,SubscribeURL,Timestamp,Token")), Part::Literal(Borrowed("TopicArn\n")), Part::Secret, Part::Literal(Borrowed("\n")), Part::Lines(Borrowed("Type"))]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Field(Borrowed("Timestamp")), unit: TimeUnit::Iso8601, tolerance_s: 3900 }), id: Some(Place::Field(Borrowed("MessageId"))), event_type: Some(Place::Field(Borrowed("Type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-amz-sns-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Azure DevOps.
#[rustfmt::skip]
pub static AZURE_DEVOPS: Provider = Provider { name: Borrowed("azure-devops"), title: Borrowed("Azure DevOps"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Authorization")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("Basic "), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::Token, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::NoBody]) }, timestamp: None, id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("eventType"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Billit.
#[rustfmt::skip]
pub static BILLIT: Provider = Provider { name: Borrowed("billit"), title: Borrowed("Billit"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Billit-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("s"), blanks: false, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("t")), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("billit-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Bitbucket Cloud.
#[rustfmt::skip]
pub static BITBUCKET: Provider = Provider { name: Borrowed("bitbucket"), title: Borrowed("Bitbucket Cloud"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Hub-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("sha256="), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Header(Names::new(&[Borrowed("X-Request-UUID")]))), event_type: Some(Place::Header(Names::new(&[Borrowed("X-Event-Key")]))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-hook-uuid"), Borrowed("x-attempt-number"), Borrowed("x-event-time")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Bitbucket Data Center.
#[rustfmt::skip]
pub static BITBUCKET_SERVER: Provider = Provider { name: Borrowed("bitbucket-server"), title: Borrowed("Bitbucket Data Center"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Hub-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("sha256="), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("eventKey"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-event-key"), Borrowed("x-request-id")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Bolt.
#[rustfmt::skip]
pub static BOLT: Provider = Provider { name: Borrowed("bolt"), title: Borrowed("Bolt"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Bolt-Hmac-Sha256"), Borrowed("X-Bolt-Hmac-Sha256-Pending")]), from: None, any_header: true, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-bolt-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Box.
#[rustfmt::skip]
pub static BOX: Provider = Provider { name: Borrowed("box"), title: Borrowed("Box"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("BOX-SIGNATURE-PRIMARY"), Borrowed("BOX-SIGNATURE-SECONDARY")]), from: None, any_header: true, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Body, Part::Timestamp]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("BOX-DELIVERY-TIMESTAMP")])), unit: TimeUnit::Iso8601, tolerance_s: 600 }), id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("trigger"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("box-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 15000, schedule_s: Borrowed(&[60, 120, 180, 300, 480, 600, 720, 840, 900, 900, 900, 1200]), jitter_percent: 0, exhausted: Exhausted::DeadLetter, gone_disables: false, retry_after: false, failing_disables_s: None }, envelope: None, catalog: Catalog::DEFAULT };

/// Brevo.
#[rustfmt::skip]
pub static BREVO: Provider = Provider { name: Borrowed("brevo"), title: Borrowed("Brevo"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Authorization")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("Bearer "), prefix_optional: false }, encoding: Encoding::Text, algorithm: Algorithm::Token, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::NoBody]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Brex.
#[rustfmt::skip]
pub static BREX: Provider = Provider { name: Borrowed("brex"), title: Borrowed("Brex"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("webhook-signature"), Borrowed("svix-signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("webhook-timestamp"), Borrowed("svix-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("webhook-id"), Borrowed("svix-id")]))), event_type: Some(Place::Field(Borrowed("event_type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("webhook-"), Borrowed("svix-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Buildkite.
#[rustfmt::skip]
pub static BUILDKITE: Provider = Provider { name: Borrowed("buildkite"), title: Borrowed("Buildkite"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Buildkite-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("signature"), blanks: false, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("timestamp")), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: None, event_type: Some(Place::Header(Names::new(&[Borrowed("X-Buildkite-Event")]))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-buildkite-event")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Buildkite (token).
#[rustfmt::skip]
pub static BUILDKITE_TOKEN: Provider = Provider { name: Borrowed("buildkite-token"), title: Borrowed("Buildkite (token)"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Buildkite-Token")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Text, algorithm: Algorithm::Token, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::NoBody]) }, timestamp: None, id: None, event_type: Some(Place::Header(Names::new(&[Borrowed("X-Buildkite-Event")]))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-buildkite-event"), Borrowed("x-buildkite-request")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Cal.com.
#[rustfmt::skip]
pub static CAL_COM: Provider = Provider { name: Borrowed("cal-com"), title: Borrowed("Cal.com"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Cal-Signature-256")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("triggerEvent"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: Some(Envelope { id: None, event_type: Borrowed("triggerEvent"), tenant: None, timestamp: Borrowed("createdAt"), time_format: TimeFormat::Rfc3339, data: Borrowed("payload") }), catalog: Catalog::DEFAULT };

/// Calendly.
#[rustfmt::skip]
pub static CALENDLY: Provider = Provider { name: Borrowed("calendly"), title: Borrowed("Calendly"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Calendly-Webhook-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("t")), unit: TimeUnit::Seconds, tolerance_s: 180 }), id: None, event_type: Some(Place::Field(Borrowed("event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("calendly-webhook-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 15000, schedule_s: Borrowed(&[60, 300, 900, 1800, 3600, 7200, 14400, 28800, 28800]), jitter_percent: 0, exhausted: Exhausted::DeadLetter, gone_disables: true, retry_after: false, failing_disables_s: None }, envelope: Some(Envelope { id: None, event_type: Borrowed("event"), tenant: None, timestamp: Borrowed("created_at"), time_format: TimeFormat::Rfc3339, data: Borrowed("payload") }), catalog: Catalog::DEFAULT };

/// Cashfree Payments.
#[rustfmt::skip]
pub static CASHFREE: Provider = Provider { name: Borrowed("cashfree"), title: Borrowed("Cashfree Payments"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("x-webhook-signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("x-webhook-timestamp")])), unit: TimeUnit::Milliseconds, tolerance_s: 300 }), id: None, event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-webhook-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Chargebee.
#[rustfmt::skip]
pub static CHARGEBEE: Provider = Provider { name: Borrowed("chargebee"), title: Borrowed("Chargebee"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Authorization")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("Basic "), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::Token, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::NoBody]) }, timestamp: None, id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("event_type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Maxio Advanced Billing (Chargify).
#[rustfmt::skip]
pub static CHARGIFY: Provider = Provider { name: Borrowed("chargify"), title: Borrowed("Maxio Advanced Billing (Chargify)"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Chargify-Webhook-Signature-Hmac-Sha-256")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Header(Names::new(&[Borrowed("X-Chargify-Webhook-Id")]))), event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-chargify-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Chatwoot.
#[rustfmt::skip]
pub static CHATWOOT: Provider = Provider { name: Borrowed("chatwoot"), title: Borrowed("Chatwoot"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Chatwoot-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("sha256="), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("X-Chatwoot-Timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("X-Chatwoot-Delivery")]))), event_type: Some(Place::Field(Borrowed("event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-chatwoot-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Checkout.com.
#[rustfmt::skip]
pub static CHECKOUT_COM: Provider = Provider { name: Borrowed("checkout-com"), title: Borrowed("Checkout.com"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Cko-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("cko-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: Some(Envelope { id: Some(Borrowed("id")), event_type: Borrowed("type"), tenant: None, timestamp: Borrowed("created_on"), time_format: TimeFormat::Rfc3339, data: Borrowed("data") }), catalog: Catalog::DEFAULT };

/// Checkr.
#[rustfmt::skip]
pub static CHECKR: Provider = Provider { name: Borrowed("checkr"), title: Borrowed("Checkr"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Checkr-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: Some(Envelope { id: Some(Borrowed("id")), event_type: Borrowed("type"), tenant: None, timestamp: Borrowed("created_at"), time_format: TimeFormat::Rfc3339, data: Borrowed("data") }), catalog: Catalog::DEFAULT };

/// CircleCI.
#[rustfmt::skip]
pub static CIRCLECI: Provider = Provider { name: Borrowed("circleci"), title: Borrowed("CircleCI"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("circleci-signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("circleci-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Clerk.
#[rustfmt::skip]
pub static CLERK: Provider = Provider { name: Borrowed("clerk"), title: Borrowed("Clerk"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("svix-signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("svix-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("svix-id")]))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("svix-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// ClickUp.
#[rustfmt::skip]
pub static CLICKUP: Provider = Provider { name: Borrowed("clickup"), title: Borrowed("ClickUp"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Close.
#[rustfmt::skip]
pub static CLOSE: Provider = Provider { name: Borrowed("close"), title: Borrowed("Close"), secret: SecretFormat::Hex, signature: Signature { header: Names::new(&[Borrowed("close-sig-hash")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("close-sig-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Field(Borrowed("event.id"))), event_type: Some(Place::Field(Borrowed("event.action"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("close-sig-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Cloudflare Notifications.
#[rustfmt::skip]
pub static CLOUDFLARE_NOTIFICATIONS: Provider = Provider { name: Borrowed("cloudflare-notifications"), title: Borrowed("Cloudflare Notifications"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("cf-webhook-auth")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Text, algorithm: Algorithm::Token, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::NoBody]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("alert_type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Cloudflare Stream.
#[rustfmt::skip]
pub static CLOUDFLARE_STREAM: Provider = Provider { name: Borrowed("cloudflare-stream"), title: Borrowed("Cloudflare Stream"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Webhook-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("sig1"), blanks: false, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("time")), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: None, event_type: Some(Place::Field(Borrowed("status.state"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Cloudinary.
#[rustfmt::skip]
pub static CLOUDINARY: Provider = Provider { name: Borrowed("cloudinary"), title: Borrowed("Cloudinary"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Cld-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::Sha1, jwt: None, keys: None, signed: Template::new(&[Part::Body, Part::Timestamp, Part::Secret]), weak: Borrowed(&[Weakness::Digest, Weakness::Sha1]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("X-Cld-Timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 7200 }), id: None, event_type: Some(Place::Field(Borrowed("notification_type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-cld-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Cloudinary (SHA-256).
#[rustfmt::skip]
pub static CLOUDINARY_SHA256: Provider = Provider { name: Borrowed("cloudinary-sha256"), title: Borrowed("Cloudinary (SHA-256)"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Cld-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::Sha256, jwt: None, keys: None, signed: Template::new(&[Part::Body, Part::Timestamp, Part::Secret]), weak: Borrowed(&[Weakness::Digest]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("X-Cld-Timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 7200 }), id: None, event_type: Some(Place::Field(Borrowed("notification_type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-cld-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Coinbase Developer Platform.
#[rustfmt::skip]
pub static COINBASE_CDP: Provider = Provider { name: Borrowed("coinbase-cdp"), title: Borrowed("Coinbase Developer Platform"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Hook0-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("v0"), blanks: false, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("t")), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("X-Event-Id")]))), event_type: Some(Place::Header(Names::new(&[Borrowed("X-Event-Type")]))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-hook0-"), Borrowed("x-event-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Coinbase Commerce.
#[rustfmt::skip]
pub static COINBASE_COMMERCE: Provider = Provider { name: Borrowed("coinbase-commerce"), title: Borrowed("Coinbase Commerce"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-CC-Webhook-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("event.id"))), event_type: Some(Place::Field(Borrowed("event.type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-cc-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Commerce Layer.
#[rustfmt::skip]
pub static COMMERCELAYER: Provider = Provider { name: Borrowed("commercelayer"), title: Borrowed("Commerce Layer"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-CommerceLayer-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Header(Names::new(&[Borrowed("X-CommerceLayer-Topic")]))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-commercelayer-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// ConfigCat.
#[rustfmt::skip]
pub static CONFIGCAT: Provider = Provider { name: Borrowed("configcat"), title: Borrowed("ConfigCat"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-ConfigCat-Webhook-Signature-V1")]), from: None, any_header: false, layout: Layout::Bare { separator: b',' }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Timestamp, Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("X-ConfigCat-Webhook-Timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("X-ConfigCat-Webhook-ID")]))), event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-configcat-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Convoy.
#[rustfmt::skip]
pub static CONVOY: Provider = Provider { name: Borrowed("convoy"), title: Borrowed("Convoy"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Convoy-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Convoy (SHA-512).
#[rustfmt::skip]
pub static CONVOY_SHA512: Provider = Provider { name: Borrowed("convoy-sha512"), title: Borrowed("Convoy (SHA-512)"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Convoy-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha512, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Crisp.
#[rustfmt::skip]
pub static CRISP: Provider = Provider { name: Borrowed("crisp"), title: Borrowed("Crisp"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Crisp-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Literal(Borrowed("[")), Part::Header(Borrowed("X-Crisp-Request-Timestamp")), Part::Literal(Borrowed(";")), Part::Body, Part::Literal(Borrowed("]"))]), weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-crisp-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Cronofy.
#[rustfmt::skip]
pub static CRONOFY: Provider = Provider { name: Borrowed("cronofy"), title: Borrowed("Cronofy"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Cronofy-HMAC-SHA256")]), from: None, any_header: false, layout: Layout::Bare { separator: b',' }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("notification.type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("cronofy-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Cursor.
#[rustfmt::skip]
pub static CURSOR: Provider = Provider { name: Borrowed("cursor"), title: Borrowed("Cursor"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Webhook-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("sha256="), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Header(Names::new(&[Borrowed("X-Webhook-ID")]))), event_type: Some(Place::Header(Names::new(&[Borrowed("X-Webhook-Event")]))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Customer.io.
#[rustfmt::skip]
pub static CUSTOMER_IO: Provider = Provider { name: Borrowed("customer-io"), title: Borrowed("Customer.io"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-CIO-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Literal(Borrowed("v0:")), Part::Timestamp, Part::Literal(Borrowed(":")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("X-CIO-Timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Field(Borrowed("event_id"))), event_type: Some(Place::Field(Borrowed("metric"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-cio-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Datasaur.
#[rustfmt::skip]
pub static DATASAUR: Provider = Provider { name: Borrowed("datasaur"), title: Borrowed("Datasaur"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Datasaur-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Deel.
#[rustfmt::skip]
pub static DEEL: Provider = Provider { name: Borrowed("deel"), title: Borrowed("Deel"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("x-deel-signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Literal(Borrowed("POST")), Part::Body]), weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("data.meta.event_type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-deel-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Deepgram.
#[rustfmt::skip]
pub static DEEPGRAM: Provider = Provider { name: Borrowed("deepgram"), title: Borrowed("Deepgram"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("dg-token")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Text, algorithm: Algorithm::Token, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::NoBody]) }, timestamp: None, id: Some(Place::Field(Borrowed("metadata.request_id"))), event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Discord.
#[rustfmt::skip]
pub static DISCORD: Provider = Provider { name: Borrowed("discord"), title: Borrowed("Discord"), secret: SecretFormat::Hex, signature: Signature { header: Names::new(&[Borrowed("X-Signature-Ed25519")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::Ed25519, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("X-Signature-Timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: Some(Ping { event_type: Borrowed("0"), status: 204 }), dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 3000, schedule_s: Borrowed(&[10, 30, 60, 120, 240]), jitter_percent: 0, exhausted: Exhausted::DeadLetter, gone_disables: false, retry_after: false, failing_disables_s: None }, envelope: None, catalog: Catalog::DEFAULT };

/// Dixa.
#[rustfmt::skip]
pub static DIXA: Provider = Provider { name: Borrowed("dixa"), title: Borrowed("Dixa"), secret: SecretFormat::Hex, signature: Signature { header: Names::new(&[Borrowed("X-DIXA-SIGNATURE")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("t")), unit: TimeUnit::Milliseconds, tolerance_s: 300 }), id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-dixa-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// DocuSign Connect.
#[rustfmt::skip]
pub static DOCUSIGN: Provider = Provider { name: Borrowed("docusign"), title: Borrowed("DocuSign Connect"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-DocuSign-Signature-1"), Borrowed("X-DocuSign-Signature-2"), Borrowed("X-DocuSign-Signature-3"), Borrowed("X-DocuSign-Signature-4"), Borrowed("X-DocuSign-Signature-5"), Borrowed("X-DocuSign-Signature-6"), Borrowed("X-DocuSign-Signature-7"), Borrowed("X-DocuSign-Signature-8"), Borrowed("X-DocuSign-Signature-9"), Borrowed("X-DocuSign-Signature-10"), Borrowed("X-DocuSign-Signature-11"), Borrowed("X-DocuSign-Signature-12"), Borrowed("X-DocuSign-Signature-13"), Borrowed("X-DocuSign-Signature-14"), Borrowed("X-DocuSign-Signature-15"), Borrowed("X-DocuSign-Signature-16")]), from: None, any_header: true, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-docusign-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Dodo Payments.
#[rustfmt::skip]
pub static DODO_PAYMENTS: Provider = Provider { name: Borrowed("dodo-payments"), title: Borrowed("Dodo Payments"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("webhook-signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("webhook-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("webhook-id")]))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("webhook-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: Some(Envelope { id: None, event_type: Borrowed("type"), tenant: None, timestamp: Borrowed("timestamp"), time_format: TimeFormat::Rfc3339, data: Borrowed("data") }), catalog: Catalog::DEFAULT };

/// Doppler.
#[rustfmt::skip]
pub static DOPPLER: Provider = Provider { name: Borrowed("doppler"), title: Borrowed("Doppler"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Doppler-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("sha256="), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-doppler-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Dropbox.
#[rustfmt::skip]
pub static DROPBOX: Provider = Provider { name: Borrowed("dropbox"), title: Borrowed("Dropbox"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Dropbox-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-dropbox-")]), handshake: Borrowed(&[Handshake { ask: Ask { method: Method::Get, at: None, equals: None }, check: None, take: Some(Take { from: Spot { kind: SpotKind::Query, name: Borrowed("challenge") }, alphabet: Alphabet::Visible, max_length: 1024 }), make: None, answer: Reply { form: ReplyForm::Text, text: Borrowed("{value}") }, status: 200 }]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Dub.
#[rustfmt::skip]
pub static DUB: Provider = Provider { name: Borrowed("dub"), title: Borrowed("Dub"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Dub-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("dub-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: Some(Envelope { id: Some(Borrowed("id")), event_type: Borrowed("event"), tenant: None, timestamp: Borrowed("createdAt"), time_format: TimeFormat::Rfc3339, data: Borrowed("data") }), catalog: Catalog::DEFAULT };

/// Dwolla.
#[rustfmt::skip]
pub static DWOLLA: Provider = Provider { name: Borrowed("dwolla"), title: Borrowed("Dwolla"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Request-Signature-SHA-256")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("topic"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-dwolla-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// EasyPost.
#[rustfmt::skip]
pub static EASYPOST: Provider = Provider { name: Borrowed("easypost"), title: Borrowed("EasyPost"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Hmac-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("hmac-sha256-hex="), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("description"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Ecwid.
#[rustfmt::skip]
pub static ECWID: Provider = Provider { name: Borrowed("ecwid"), title: Borrowed("Ecwid"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Ecwid-Webhook-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Field(Borrowed("eventId"))]), weak: Borrowed(&[Weakness::NoBody]) }, timestamp: Some(Timestamp { from: TimestampPlace::Field(Borrowed("eventCreated")), unit: TimeUnit::Seconds, tolerance_s: 172800 }), id: Some(Place::Field(Borrowed("eventId"))), event_type: Some(Place::Field(Borrowed("eventType"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-ecwid-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// ElevenLabs.
#[rustfmt::skip]
pub static ELEVENLABS: Provider = Provider { name: Borrowed("elevenlabs"), title: Borrowed("ElevenLabs"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("ElevenLabs-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("v0"), blanks: false, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("t")), unit: TimeUnit::Seconds, tolerance_s: 1800 }), id: None, event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: Some(Envelope { id: None, event_type: Borrowed("type"), tenant: None, timestamp: Borrowed("event_timestamp"), time_format: TimeFormat::UnixSeconds, data: Borrowed("data") }), catalog: Catalog::DEFAULT };

/// Emailit.
#[rustfmt::skip]
pub static EMAILIT: Provider = Provider { name: Borrowed("emailit"), title: Borrowed("Emailit"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Emailit-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("X-Emailit-Timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: None, event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-emailit-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Etsy.
#[rustfmt::skip]
pub static ETSY: Provider = Provider { name: Borrowed("etsy"), title: Borrowed("Etsy"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("webhook-signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("webhook-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("webhook-id")]))), event_type: Some(Place::Field(Borrowed("event_type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("webhook-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 15000, schedule_s: Borrowed(&[5, 300, 1800, 7200, 18000, 36000, 36000]), jitter_percent: 0, exhausted: Exhausted::DeadLetter, gone_disables: false, retry_after: false, failing_disables_s: None }, envelope: None, catalog: Catalog::DEFAULT };

/// fal.
#[rustfmt::skip]
pub static FAL_AI: Provider = Provider { name: Borrowed("fal-ai"), title: Borrowed("fal"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Fal-Webhook-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::Ed25519, jwt: None, keys: Some(KeySource { form: KeyForm::Jwks, url: Borrowed("https://rest.alpha.fal.ai/.well-known/jwks.json"), named_by: None, post: None }), signed: Template::new(&[Part::Id, Part::Literal(Borrowed("\n")), Part::Secret, Part::Literal(Borrowed("\n")), Part::Timestamp, Part::Literal(Borrowed("\n")), Part::BodyHash(Encoding::Hex)]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("X-Fal-Webhook-Timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("X-Fal-Webhook-Request-Id")]))), event_type: Some(Place::Field(Borrowed("status"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-fal-webhook-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// FastSpring.
#[rustfmt::skip]
pub static FASTSPRING: Provider = Provider { name: Borrowed("fastspring"), title: Borrowed("FastSpring"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-FS-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Fathom.
#[rustfmt::skip]
pub static FATHOM: Provider = Provider { name: Borrowed("fathom"), title: Borrowed("Fathom"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("webhook-signature"), Borrowed("svix-signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("webhook-timestamp"), Borrowed("svix-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("webhook-id"), Borrowed("svix-id")]))), event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("webhook-"), Borrowed("svix-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Figma.
#[rustfmt::skip]
pub static FIGMA: Provider = Provider { name: Borrowed("figma"), title: Borrowed("Figma"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[]), from: Some(TagPlace::Field(Borrowed("passcode"))), any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Text, algorithm: Algorithm::Token, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::NoBody]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("event_type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Finch.
#[rustfmt::skip]
pub static FINCH: Provider = Provider { name: Borrowed("finch"), title: Borrowed("Finch"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("Finch-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("Finch-Timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("Finch-Event-Id")]))), event_type: Some(Place::Field(Borrowed("event_type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("finch-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Forgejo.
#[rustfmt::skip]
pub static FORGEJO: Provider = Provider { name: Borrowed("forgejo"), title: Borrowed("Forgejo"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Forgejo-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Header(Names::new(&[Borrowed("X-Forgejo-Delivery")]))), event_type: Some(Place::Header(Names::new(&[Borrowed("X-Forgejo-Event")]))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-forgejo-"), Borrowed("x-gitea-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Framer.
#[rustfmt::skip]
pub static FRAMER: Provider = Provider { name: Borrowed("framer"), title: Borrowed("Framer"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Framer-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("sha256="), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Body, Part::Id]), weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Header(Names::new(&[Borrowed("Framer-Webhook-Submission-Id")]))), event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("framer-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Freshchat.
#[rustfmt::skip]
pub static FRESHCHAT: Provider = Provider { name: Borrowed("freshchat"), title: Borrowed("Freshchat"), secret: SecretFormat::Spki, signature: Signature { header: Names::new(&[Borrowed("X-Freshchat-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::RsaSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("action"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-freshchat-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Front.
#[rustfmt::skip]
pub static FRONT: Provider = Provider { name: Borrowed("front"), title: Borrowed("Front"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Front-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(":")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("X-Front-Request-Timestamp")])), unit: TimeUnit::Milliseconds, tolerance_s: 300 }), id: None, event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-front-")]), handshake: Borrowed(&[Handshake { ask: Ask { method: Method::Post, at: None, equals: None }, check: None, take: Some(Take { from: Spot { kind: SpotKind::Header, name: Borrowed("X-Front-Challenge") }, alphabet: Alphabet::Visible, max_length: 1024 }), make: None, answer: Reply { form: ReplyForm::Json, text: Borrowed("{\"challenge\":\"{value}\"}") }, status: 200 }]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// FusionAuth.
#[rustfmt::skip]
pub static FUSIONAUTH: Provider = Provider { name: Borrowed("fusionauth"), title: Borrowed("FusionAuth"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-FusionAuth-Signature-JWT")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64Url, algorithm: Algorithm::HmacSha256, jwt: Some(Jwt(Borrowed(&[Claim { name: Borrowed("request_body_sha256"), is: Fact::BodyHash(Encoding::Base64) }]))), keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("event.id"))), event_type: Some(Place::Field(Borrowed("event.type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-fusionauth-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Gemini API.
#[rustfmt::skip]
pub static GEMINI: Provider = Provider { name: Borrowed("gemini"), title: Borrowed("Gemini API"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("webhook-signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("webhook-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("webhook-id")]))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("webhook-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Ghost.
#[rustfmt::skip]
pub static GHOST: Provider = Provider { name: Borrowed("ghost"), title: Borrowed("Ghost"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Ghost-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("sha256"), blanks: true, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Body, Part::Timestamp]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("t")), unit: TimeUnit::Milliseconds, tolerance_s: 300 }), id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Gitea.
#[rustfmt::skip]
pub static GITEA: Provider = Provider { name: Borrowed("gitea"), title: Borrowed("Gitea"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Gitea-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Header(Names::new(&[Borrowed("X-Gitea-Delivery")]))), event_type: Some(Place::Header(Names::new(&[Borrowed("X-Gitea-Event")]))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-gitea-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// GitHub.
#[rustfmt::skip]
pub static GITHUB: Provider = Provider { name: Borrowed("github"), title: Borrowed("GitHub"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Hub-Signature-256")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("sha256="), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Header(Names::new(&[Borrowed("X-GitHub-Delivery")]))), event_type: Some(Place::Header(Names::new(&[Borrowed("X-GitHub-Event")]))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-github-"), Borrowed("x-hub-signature")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: Some(27262976), delivery: Policy { deadline_ms: 10000, schedule_s: Borrowed(&[]), jitter_percent: 0, exhausted: Exhausted::DeadLetter, gone_disables: false, retry_after: false, failing_disables_s: None }, envelope: None, catalog: Catalog::DEFAULT };

/// GitLab (signing token).
#[rustfmt::skip]
pub static GITLAB_SIGNING: Provider = Provider { name: Borrowed("gitlab-signing"), title: Borrowed("GitLab (signing token)"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("webhook-signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("webhook-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("webhook-id")]))), event_type: Some(Place::Header(Names::new(&[Borrowed("X-Gitlab-Event")]))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("webhook-"), Borrowed("x-gitlab-event"), Borrowed("x-gitlab-instance"), Borrowed("x-gitlab-webhook-uuid"), Borrowed("idempotency-key")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// GitLab (secret token).
#[rustfmt::skip]
pub static GITLAB_TOKEN: Provider = Provider { name: Borrowed("gitlab-token"), title: Borrowed("GitLab (secret token)"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Gitlab-Token")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Text, algorithm: Algorithm::Token, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::NoBody]) }, timestamp: None, id: Some(Place::Header(Names::new(&[Borrowed("X-Gitlab-Event-UUID")]))), event_type: Some(Place::Header(Names::new(&[Borrowed("X-Gitlab-Event")]))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-gitlab-event"), Borrowed("x-gitlab-instance"), Borrowed("x-gitlab-webhook-uuid"), Borrowed("idempotency-key")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// GoCardless.
#[rustfmt::skip]
pub static GOCARDLESS: Provider = Provider { name: Borrowed("gocardless"), title: Borrowed("GoCardless"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Webhook-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Gogs.
#[rustfmt::skip]
pub static GOGS: Provider = Provider { name: Borrowed("gogs"), title: Borrowed("Gogs"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Gogs-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Header(Names::new(&[Borrowed("X-Gogs-Delivery")]))), event_type: Some(Place::Header(Names::new(&[Borrowed("X-Gogs-Event")]))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-gogs-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Google Chat.
#[rustfmt::skip]
pub static GOOGLE_CHAT: Provider = Provider { name: Borrowed("google-chat"), title: Borrowed("Google Chat"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Authorization")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("Bearer "), prefix_optional: false }, encoding: Encoding::Base64Url, algorithm: Algorithm::RsaSha256, jwt: Some(Jwt(Borrowed(&[Claim { name: Borrowed("aud"), is: Fact::Secret }, Claim { name: Borrowed("iss"), is: Fact::Text(Borrowed("chat@system.gserviceaccount.com")) }]))), keys: Some(KeySource { form: KeyForm::Jwks, url: Borrowed("https://www.googleapis.com/service_accounts/v1/jwk/chat@system.gserviceaccount.com"), named_by: None, post: None }), signed: Template::BODY, weak: Borrowed(&[Weakness::NoBody]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 30000, schedule_s: Borrowed(&[5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400]), jitter_percent: 10, exhausted: Exhausted::DeadLetter, gone_disables: true, retry_after: true, failing_disables_s: Some(432000) }, envelope: None, catalog: Catalog::DEFAULT };

/// Google Cloud Pub/Sub.
#[rustfmt::skip]
pub static GOOGLE_PUBSUB: Provider = Provider { name: Borrowed("google-pubsub"), title: Borrowed("Google Cloud Pub/Sub"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Authorization")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("Bearer "), prefix_optional: false }, encoding: Encoding::Base64Url, algorithm: Algorithm::RsaSha256, jwt: Some(Jwt(Borrowed(&[Claim { name: Borrowed("aud"), is: Fact::Url }, Claim { name: Borrowed("email"), is: Fact::Secret }, Claim { name: Borrowed("iss"), is: Fact::Text(Borrowed("https://accounts.google.com")) }]))), keys: Some(KeySource { form: KeyForm::Jwks, url: Borrowed("https://www.googleapis.com/oauth2/v3/certs"), named_by: None, post: None }), signed: Template::BODY, weak: Borrowed(&[Weakness::NoBody]) }, timestamp: None, id: Some(Place::Field(Borrowed("message.messageId"))), event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 10000, schedule_s: Borrowed(&[5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400]), jitter_percent: 10, exhausted: Exhausted::DeadLetter, gone_disables: true, retry_after: true, failing_disables_s: Some(432000) }, envelope: None, catalog: Catalog::DEFAULT };

/// Grafana Alerting.
#[rustfmt::skip]
pub static GRAFANA: Provider = Provider { name: Borrowed("grafana"), title: Borrowed("Grafana Alerting"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Grafana-Alerting-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("status"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Greenhouse Onboarding.
#[rustfmt::skip]
pub static GREENHOUSE: Provider = Provider { name: Borrowed("greenhouse"), title: Borrowed("Greenhouse Onboarding"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("sha256 "), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("action"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Help Scout.
#[rustfmt::skip]
pub static HELPSCOUT: Provider = Provider { name: Borrowed("helpscout"), title: Borrowed("Help Scout"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-HelpScout-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha1, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::Sha1]) }, timestamp: None, id: None, event_type: Some(Place::Header(Names::new(&[Borrowed("X-HelpScout-Event")]))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-helpscout-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Heroku.
#[rustfmt::skip]
pub static HEROKU: Provider = Provider { name: Borrowed("heroku"), title: Borrowed("Heroku"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Heroku-Webhook-Hmac-SHA256")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("webhook_metadata.event.include"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("heroku-webhook-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Higgsfield.
#[rustfmt::skip]
pub static HIGGSFIELD: Provider = Provider { name: Borrowed("higgsfield"), title: Borrowed("Higgsfield"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("webhook-signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("webhook-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("webhook-id")]))), event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("webhook-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 10000, schedule_s: Borrowed(&[60, 300, 1800]), jitter_percent: 0, exhausted: Exhausted::DeadLetter, gone_disables: false, retry_after: false, failing_disables_s: None }, envelope: None, catalog: Catalog::DEFAULT };

/// HighLevel.
#[rustfmt::skip]
pub static HIGHLEVEL: Provider = Provider { name: Borrowed("highlevel"), title: Borrowed("HighLevel"), secret: SecretFormat::Spki, signature: Signature { header: Names::new(&[Borrowed("X-GHL-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::Ed25519, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("webhookId"))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-ghl-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Hook0.
#[rustfmt::skip]
pub static HOOK0: Provider = Provider { name: Borrowed("hook0"), title: Borrowed("Hook0"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Hook0-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("v0"), blanks: false, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("t")), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-hook0-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Hookdeck Event Gateway.
#[rustfmt::skip]
pub static HOOKDECK: Provider = Provider { name: Borrowed("hookdeck"), title: Borrowed("Hookdeck Event Gateway"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Hookdeck-Signature"), Borrowed("X-Hookdeck-Signature-2")]), from: None, any_header: true, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Header(Names::new(&[Borrowed("X-Hookdeck-EventID")]))), event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-hookdeck-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// HubSpot.
#[rustfmt::skip]
pub static HUBSPOT: Provider = Provider { name: Borrowed("hubspot"), title: Borrowed("HubSpot"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-HubSpot-Signature-v3")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Method, Part::Url, Part::Body, Part::Timestamp]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("X-HubSpot-Request-Timestamp")])), unit: TimeUnit::Milliseconds, tolerance_s: 300 }), id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-hubspot-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 5000, schedule_s: Borrowed(&[60, 300, 600, 1200, 2400, 4800, 9600, 14400, 21600, 28800]), jitter_percent: 0, exhausted: Exhausted::DeadLetter, gone_disables: false, retry_after: false, failing_disables_s: None }, envelope: None, catalog: Catalog::DEFAULT };

/// HubSpot (v1 signatures).
#[rustfmt::skip]
pub static HUBSPOT_V1: Provider = Provider { name: Borrowed("hubspot-v1"), title: Borrowed("HubSpot (v1 signatures)"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-HubSpot-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::Sha256, jwt: None, keys: None, signed: Template::new(&[Part::Secret, Part::Body]), weak: Borrowed(&[Weakness::Digest]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-hubspot-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// HubSpot (v2 signatures).
#[rustfmt::skip]
pub static HUBSPOT_V2: Provider = Provider { name: Borrowed("hubspot-v2"), title: Borrowed("HubSpot (v2 signatures)"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-HubSpot-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::Sha256, jwt: None, keys: None, signed: Template::new(&[Part::Secret, Part::Method, Part::Url, Part::Body]), weak: Borrowed(&[Weakness::Digest]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-hubspot-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Hugging Face.
#[rustfmt::skip]
pub static HUGGINGFACE: Provider = Provider { name: Borrowed("huggingface"), title: Borrowed("Hugging Face"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Webhook-Secret")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Text, algorithm: Algorithm::Token, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::NoBody]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("event.action"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// iDenfy.
#[rustfmt::skip]
pub static IDENFY: Provider = Provider { name: Borrowed("idenfy"), title: Borrowed("iDenfy"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Idenfy-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("idenfy-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// incident.io.
#[rustfmt::skip]
pub static INCIDENT_IO: Provider = Provider { name: Borrowed("incident-io"), title: Borrowed("incident.io"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("webhook-signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("webhook-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("webhook-id")]))), event_type: Some(Place::Field(Borrowed("event_type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("webhook-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 15000, schedule_s: Borrowed(&[5, 300, 1800, 7200, 18000, 36000]), jitter_percent: 0, exhausted: Exhausted::DeadLetter, gone_disables: false, retry_after: false, failing_disables_s: Some(432000) }, envelope: None, catalog: Catalog::DEFAULT };

/// Increase.
#[rustfmt::skip]
pub static INCREASE: Provider = Provider { name: Borrowed("increase"), title: Borrowed("Increase"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("webhook-signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("webhook-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("webhook-id")]))), event_type: Some(Place::Field(Borrowed("category"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("webhook-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Integrated Finance.
#[rustfmt::skip]
pub static INTEGRATED_FINANCE: Provider = Provider { name: Borrowed("integrated-finance"), title: Borrowed("Integrated Finance"), secret: SecretFormat::Spki, signature: Signature { header: Names::new(&[Borrowed("X-Webhook-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::Ed25519, jwt: None, keys: None, signed: Template::new(&[Part::BodyHash512(Encoding::Base64), Part::Literal(Borrowed("|")), Part::Id, Part::Literal(Borrowed("|")), Part::Header(Borrowed("X-Webhook-Event-Timestamp")), Part::Literal(Borrowed("|")), Part::Header(Borrowed("X-Webhook-Request-Id")), Part::Literal(Borrowed("|")), Part::Timestamp, Part::Literal(Borrowed("|")), Part::Header(Borrowed("X-Webhook-Key-Version"))]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("X-Webhook-Request-Timestamp")])), unit: TimeUnit::Iso8601, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("X-Webhook-Event-Id")]))), event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-webhook-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Intercom.
#[rustfmt::skip]
pub static INTERCOM: Provider = Provider { name: Borrowed("intercom"), title: Borrowed("Intercom"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Hub-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("sha1="), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha1, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::Sha1]) }, timestamp: None, id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("topic"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Iron.
#[rustfmt::skip]
pub static IRON: Provider = Provider { name: Borrowed("iron"), title: Borrowed("Iron"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("webhook-signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("v1="), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("webhook-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("webhook-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// 8x8 JaaS.
#[rustfmt::skip]
pub static JAAS_8X8: Provider = Provider { name: Borrowed("jaas-8x8"), title: Borrowed("8x8 JaaS"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Jaas-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("t")), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Field(Borrowed("idempotencyKey"))), event_type: Some(Place::Field(Borrowed("eventType"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Jira.
#[rustfmt::skip]
pub static JIRA: Provider = Provider { name: Borrowed("jira"), title: Borrowed("Jira"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Hub-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("sha256="), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Header(Names::new(&[Borrowed("X-Atlassian-Webhook-Identifier")]))), event_type: Some(Place::Field(Borrowed("webhookEvent"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-atlassian-webhook-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Jobber.
#[rustfmt::skip]
pub static JOBBER: Provider = Provider { name: Borrowed("jobber"), title: Borrowed("Jobber"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Jobber-Hmac-SHA256")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("data.webHookEvent.topic"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-jobber-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Keygen.
#[rustfmt::skip]
pub static KEYGEN: Provider = Provider { name: Borrowed("keygen"), title: Borrowed("Keygen"), secret: SecretFormat::Hex, signature: Signature { header: Names::new(&[Borrowed("Keygen-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("signature"), blanks: true, quoted: true }, encoding: Encoding::Base64, algorithm: Algorithm::Ed25519, jwt: None, keys: None, signed: Template::new(&[Part::Literal(Borrowed("(request-target): ")), Part::RequestTarget, Part::Literal(Borrowed("\nhost: ")), Part::Host, Part::Literal(Borrowed("\ndate: ")), Part::Timestamp, Part::Literal(Borrowed("\ndigest: sha-256=")), Part::BodyHash(Encoding::Base64)]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("Date")])), unit: TimeUnit::HttpDate, tolerance_s: 300 }), id: Some(Place::Field(Borrowed("data.id"))), event_type: Some(Place::Field(Borrowed("data.attributes.event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Klaviyo.
#[rustfmt::skip]
pub static KLAVIYO: Provider = Provider { name: Borrowed("klaviyo"), title: Borrowed("Klaviyo"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Klaviyo-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Body, Part::Timestamp]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("Klaviyo-Timestamp")])), unit: TimeUnit::HttpDate, tolerance_s: 300 }), id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("klaviyo-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Knock.
#[rustfmt::skip]
pub static KNOCK: Provider = Provider { name: Borrowed("knock"), title: Borrowed("Knock"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("x-knock-signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("s"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("t")), unit: TimeUnit::Milliseconds, tolerance_s: 300 }), id: None, event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-knock-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 15000, schedule_s: Borrowed(&[60, 300, 900, 1800, 3600, 7200, 14400]), jitter_percent: 0, exhausted: Exhausted::DeadLetter, gone_disables: false, retry_after: false, failing_disables_s: None }, envelope: None, catalog: Catalog::DEFAULT };

/// Kontent.ai.
#[rustfmt::skip]
pub static KONTENT_AI: Provider = Provider { name: Borrowed("kontent-ai"), title: Borrowed("Kontent.ai"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Kontent-ai-Signature"), Borrowed("X-KC-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-kontent-ai-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Lark and Feishu.
#[rustfmt::skip]
pub static LARK: Provider = Provider { name: Borrowed("lark"), title: Borrowed("Lark and Feishu"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Lark-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::Sha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Header(Borrowed("X-Lark-Request-Nonce")), Part::Secret, Part::Body]), weak: Borrowed(&[Weakness::Digest]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("X-Lark-Request-Timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Field(Borrowed("header.event_id"))), event_type: Some(Place::Field(Borrowed("header.event_type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-lark-")]), handshake: Borrowed(&[Handshake { ask: Ask { method: Method::Post, at: Some(Spot { kind: SpotKind::Field, name: Borrowed("type") }), equals: Some(Borrowed("url_verification")) }, check: None, take: Some(Take { from: Spot { kind: SpotKind::Field, name: Borrowed("challenge") }, alphabet: Alphabet::Visible, max_length: 1024 }), make: None, answer: Reply { form: ReplyForm::Json, text: Borrowed("{\"challenge\":\"{value}\"}") }, status: 200 }]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// LaunchDarkly.
#[rustfmt::skip]
pub static LAUNCHDARKLY: Provider = Provider { name: Borrowed("launchdarkly"), title: Borrowed("LaunchDarkly"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-LD-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("_id"))), event_type: Some(Place::Field(Borrowed("kind"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Leaf.
#[rustfmt::skip]
pub static LEAF: Provider = Provider { name: Borrowed("leaf"), title: Borrowed("Leaf"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Leaf-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Lemon Squeezy.
#[rustfmt::skip]
pub static LEMON_SQUEEZY: Provider = Provider { name: Borrowed("lemon-squeezy"), title: Borrowed("Lemon Squeezy"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("meta.event_name"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-event-name")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// LINE.
#[rustfmt::skip]
pub static LINE: Provider = Provider { name: Borrowed("line"), title: Borrowed("LINE"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("x-line-signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-line-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Linear.
#[rustfmt::skip]
pub static LINEAR: Provider = Provider { name: Borrowed("linear"), title: Borrowed("Linear"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Linear-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Field(Borrowed("webhookTimestamp")), unit: TimeUnit::Milliseconds, tolerance_s: 60 }), id: Some(Place::Header(Names::new(&[Borrowed("Linear-Delivery")]))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("linear-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// LinkedIn.
#[rustfmt::skip]
pub static LINKEDIN: Provider = Provider { name: Borrowed("linkedin"), title: Borrowed("LinkedIn"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-LI-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Literal(Borrowed("hmacsha256=")), Part::Body]), weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-li-")]), handshake: Borrowed(&[Handshake { ask: Ask { method: Method::Get, at: None, equals: None }, check: None, take: Some(Take { from: Spot { kind: SpotKind::Query, name: Borrowed("challengeCode") }, alphabet: Alphabet::Token, max_length: 128 }), make: Some(Make::Hmac(Encoding::Hex)), answer: Reply { form: ReplyForm::Json, text: Borrowed("{\"challengeCode\":\"{value}\",\"challengeResponse\":\"{made}\"}") }, status: 200 }]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Lithic.
#[rustfmt::skip]
pub static LITHIC: Provider = Provider { name: Borrowed("lithic"), title: Borrowed("Lithic"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("webhook-signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("webhook-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("webhook-id")]))), event_type: Some(Place::Field(Borrowed("event_type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("webhook-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// LiveChat.
#[rustfmt::skip]
pub static LIVECHAT: Provider = Provider { name: Borrowed("livechat"), title: Borrowed("LiveChat"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[]), from: Some(TagPlace::Field(Borrowed("secret_key"))), any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Text, algorithm: Algorithm::Token, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::NoBody]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("action"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// LiveKit.
#[rustfmt::skip]
pub static LIVEKIT: Provider = Provider { name: Borrowed("livekit"), title: Borrowed("LiveKit"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Authorization")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64Url, algorithm: Algorithm::HmacSha256, jwt: Some(Jwt(Borrowed(&[Claim { name: Borrowed("sha256"), is: Fact::BodyHash(Encoding::Base64) }]))), keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Claim(Borrowed("nbf")), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Lob.
#[rustfmt::skip]
pub static LOB: Provider = Provider { name: Borrowed("lob"), title: Borrowed("Lob"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Lob-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Header(Borrowed("Lob-Signature-Timestamp")), Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("event_type.id"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("lob-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Loops.
#[rustfmt::skip]
pub static LOOPS: Provider = Provider { name: Borrowed("loops"), title: Borrowed("Loops"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("webhook-signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("webhook-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("webhook-id")]))), event_type: Some(Place::Field(Borrowed("eventName"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("webhook-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Mailgun.
#[rustfmt::skip]
pub static MAILGUN: Provider = Provider { name: Borrowed("mailgun"), title: Borrowed("Mailgun"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[]), from: Some(TagPlace::Field(Borrowed("signature.signature"))), any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Field(Borrowed("signature.token"))]), weak: Borrowed(&[Weakness::NoBody]) }, timestamp: Some(Timestamp { from: TimestampPlace::Field(Borrowed("signature.timestamp")), unit: TimeUnit::Seconds, tolerance_s: 32400 }), id: Some(Place::Field(Borrowed("signature.token"))), event_type: Some(Place::Field(Borrowed("event-data.event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Mandrill (Mailchimp Transactional).
#[rustfmt::skip]
pub static MANDRILL: Provider = Provider { name: Borrowed("mandrill"), title: Borrowed("Mandrill (Mailchimp Transactional)"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Mandrill-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha1, jwt: None, keys: None, signed: Template::new(&[Part::Url, Part::Form]), weak: Borrowed(&[Weakness::Sha1]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Cisco Meraki.
#[rustfmt::skip]
pub static MERAKI: Provider = Provider { name: Borrowed("meraki"), title: Borrowed("Cisco Meraki"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[]), from: Some(TagPlace::Field(Borrowed("sharedSecret"))), any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Text, algorithm: Algorithm::Token, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::NoBody]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("alertType"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Mercado Pago.
#[rustfmt::skip]
pub static MERCADO_PAGO: Provider = Provider { name: Borrowed("mercado-pago"), title: Borrowed("Mercado Pago"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("x-signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::If, Part::Literal(Borrowed("id:")), Part::QueryLower(Borrowed("data.id")), Part::Literal(Borrowed(";")), Part::End, Part::If, Part::Literal(Borrowed("request-id:")), Part::Header(Borrowed("x-request-id")), Part::Literal(Borrowed(";")), Part::End, Part::Literal(Borrowed("ts:")), Part::Timestamp, Part::Literal(Borrowed(";"))]), weak: Borrowed(&[Weakness::NoBody]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("ts")), unit: TimeUnit::SecondsOrMilliseconds, tolerance_s: 300 }), id: None, event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// MessageBird.
#[rustfmt::skip]
pub static MESSAGEBIRD: Provider = Provider { name: Borrowed("messagebird"), title: Borrowed("MessageBird"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("MessageBird-Signature-JWT")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64Url, algorithm: Algorithm::HmacSha256, jwt: Some(Jwt(Borrowed(&[Claim { name: Borrowed("iss"), is: Fact::Text(Borrowed("MessageBird")) }, Claim { name: Borrowed("payload_hash"), is: Fact::BodyHash(Encoding::Hex) }, Claim { name: Borrowed("url_hash"), is: Fact::UrlHash(Encoding::Hex) }]))), keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Claim(Borrowed("nbf")), unit: TimeUnit::Seconds, tolerance_s: 60 }), id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("messagebird-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Meta.
#[rustfmt::skip]
pub static META: Provider = Provider { name: Borrowed("meta"), title: Borrowed("Meta"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Hub-Signature-256")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("sha256="), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("object"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[Handshake { ask: Ask { method: Method::Get, at: Some(Spot { kind: SpotKind::Query, name: Borrowed("hub.mode") }), equals: Some(Borrowed("subscribe")) }, check: Some(Spot { kind: SpotKind::Query, name: Borrowed("hub.verify_token") }), take: Some(Take { from: Spot { kind: SpotKind::Query, name: Borrowed("hub.challenge") }, alphabet: Alphabet::Visible, max_length: 1024 }), make: None, answer: Reply { form: ReplyForm::Text, text: Borrowed("{value}") }, status: 200 }]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Metronome.
#[rustfmt::skip]
pub static METRONOME: Provider = Provider { name: Borrowed("metronome"), title: Borrowed("Metronome"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Metronome-Webhook-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed("\n")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("X-Metronome-Date")])), unit: TimeUnit::HttpDate, tolerance_s: 300 }), id: None, event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("metronome-"), Borrowed("x-metronome-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Midtrans.
#[rustfmt::skip]
pub static MIDTRANS: Provider = Provider { name: Borrowed("midtrans"), title: Borrowed("Midtrans"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[]), from: Some(TagPlace::Field(Borrowed("signature_key"))), any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::Sha512, jwt: None, keys: None, signed: Template::new(&[Part::Field(Borrowed("order_id")), Part::Field(Borrowed("status_code")), Part::Field(Borrowed("gross_amount")), Part::Secret]), weak: Borrowed(&[Weakness::Digest, Weakness::NoBody]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("transaction_status"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Mixpanel cohort sync.
#[rustfmt::skip]
pub static MIXPANEL_COHORTS: Provider = Provider { name: Borrowed("mixpanel-cohorts"), title: Borrowed("Mixpanel cohort sync"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Authorization")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("Basic "), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::Token, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::NoBody]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("action"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Modern Treasury.
#[rustfmt::skip]
pub static MODERN_TREASURY: Provider = Provider { name: Borrowed("modern-treasury"), title: Borrowed("Modern Treasury"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-topic")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Mollie.
#[rustfmt::skip]
pub static MOLLIE: Provider = Provider { name: Borrowed("mollie"), title: Borrowed("Mollie"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Mollie-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("sha256="), prefix_optional: true }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-mollie-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// monday.com.
#[rustfmt::skip]
pub static MONDAY: Provider = Provider { name: Borrowed("monday"), title: Borrowed("monday.com"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Authorization")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64Url, algorithm: Algorithm::HmacSha256, jwt: Some(Jwt(Borrowed(&[Claim { name: Borrowed("aud"), is: Fact::Url }]))), keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::NoBody]) }, timestamp: Some(Timestamp { from: TimestampPlace::Claim(Borrowed("iat")), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Field(Borrowed("event.triggerUuid"))), event_type: Some(Place::Field(Borrowed("event.type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[Handshake { ask: Ask { method: Method::Post, at: None, equals: None }, check: None, take: Some(Take { from: Spot { kind: SpotKind::OnlyField, name: Borrowed("challenge") }, alphabet: Alphabet::Visible, max_length: 1024 }), make: None, answer: Reply { form: ReplyForm::Json, text: Borrowed("{\"challenge\":\"{value}\"}") }, status: 200 }]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// MongoDB Atlas.
#[rustfmt::skip]
pub static MONGODB_ATLAS: Provider = Provider { name: Borrowed("mongodb-atlas"), title: Borrowed("MongoDB Atlas"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-MMS-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha1, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::Sha1]) }, timestamp: None, id: None, event_type: Some(Place::Header(Names::new(&[Borrowed("X-MMS-Event")]))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-mms-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Microsoft Teams outgoing webhooks.
#[rustfmt::skip]
pub static MS_TEAMS_OUTGOING: Provider = Provider { name: Borrowed("ms-teams-outgoing"), title: Borrowed("Microsoft Teams outgoing webhooks"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("Authorization")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("HMAC "), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Mux.
#[rustfmt::skip]
pub static MUX: Provider = Provider { name: Borrowed("mux"), title: Borrowed("Mux"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Mux-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("t")), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("mux-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: Some(Envelope { id: Some(Borrowed("id")), event_type: Borrowed("type"), tenant: None, timestamp: Borrowed("created_at"), time_format: TimeFormat::Rfc3339, data: Borrowed("data") }), catalog: Catalog::DEFAULT };

/// Netlify.
#[rustfmt::skip]
pub static NETLIFY: Provider = Provider { name: Borrowed("netlify"), title: Borrowed("Netlify"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Webhook-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64Url, algorithm: Algorithm::HmacSha256, jwt: Some(Jwt(Borrowed(&[Claim { name: Borrowed("iss"), is: Fact::Text(Borrowed("netlify")) }, Claim { name: Borrowed("sha256"), is: Fact::BodyHash(Encoding::Hex) }]))), keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Header(Names::new(&[Borrowed("X-Netlify-Event")]))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-netlify-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Notion.
#[rustfmt::skip]
pub static NOTION: Provider = Provider { name: Borrowed("notion"), title: Borrowed("Notion"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Notion-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("sha256="), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-notion-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// npm.
#[rustfmt::skip]
pub static NPM: Provider = Provider { name: Borrowed("npm"), title: Borrowed("npm"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Npm-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("sha256="), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-npm-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Nylas.
#[rustfmt::skip]
pub static NYLAS: Provider = Provider { name: Borrowed("nylas"), title: Borrowed("Nylas"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Nylas-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-nylas-")]), handshake: Borrowed(&[Handshake { ask: Ask { method: Method::Get, at: None, equals: None }, check: None, take: Some(Take { from: Spot { kind: SpotKind::Query, name: Borrowed("challenge") }, alphabet: Alphabet::Visible, max_length: 1024 }), make: None, answer: Reply { form: ReplyForm::Text, text: Borrowed("{value}") }, status: 200 }]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Okta event hooks.
#[rustfmt::skip]
pub static OKTA: Provider = Provider { name: Borrowed("okta"), title: Borrowed("Okta event hooks"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Authorization")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Text, algorithm: Algorithm::Token, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::NoBody]) }, timestamp: None, id: Some(Place::Field(Borrowed("eventId"))), event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[Handshake { ask: Ask { method: Method::Get, at: None, equals: None }, check: None, take: Some(Take { from: Spot { kind: SpotKind::Header, name: Borrowed("X-Okta-Verification-Challenge") }, alphabet: Alphabet::Visible, max_length: 1024 }), make: None, answer: Reply { form: ReplyForm::Json, text: Borrowed("{\"verification\":\"{value}\"}") }, status: 200 }]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Onfido.
#[rustfmt::skip]
pub static ONFIDO: Provider = Provider { name: Borrowed("onfido"), title: Borrowed("Onfido"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-SHA2-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("payload.action"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Onfleet.
#[rustfmt::skip]
pub static ONFLEET: Provider = Provider { name: Borrowed("onfleet"), title: Borrowed("Onfleet"), secret: SecretFormat::Hex, signature: Signature { header: Names::new(&[Borrowed("X-Onfleet-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha512, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("triggerName"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// OpenAI.
#[rustfmt::skip]
pub static OPENAI: Provider = Provider { name: Borrowed("openai"), title: Borrowed("OpenAI"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("webhook-signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("webhook-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("webhook-id")]))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("webhook-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Oracle CX Commerce.
#[rustfmt::skip]
pub static ORACLE_CX_COMMERCE: Provider = Provider { name: Borrowed("oracle-cx-commerce"), title: Borrowed("Oracle CX Commerce"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Oracle-CC-WebHook-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha512, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Orb.
#[rustfmt::skip]
pub static ORB: Provider = Provider { name: Borrowed("orb"), title: Borrowed("Orb"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Orb-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("v1="), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Literal(Borrowed("v1:")), Part::Timestamp, Part::Literal(Borrowed(":")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("X-Orb-Timestamp")])), unit: TimeUnit::Iso8601, tolerance_s: 300 }), id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-orb-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Oura.
#[rustfmt::skip]
pub static OURA: Provider = Provider { name: Borrowed("oura"), title: Borrowed("Oura"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("x-oura-signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Header(Borrowed("x-oura-timestamp")), Part::Body]), weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("event_type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-oura-")]), handshake: Borrowed(&[Handshake { ask: Ask { method: Method::Get, at: None, equals: None }, check: Some(Spot { kind: SpotKind::Query, name: Borrowed("verification_token") }), take: Some(Take { from: Spot { kind: SpotKind::Query, name: Borrowed("challenge") }, alphabet: Alphabet::Visible, max_length: 1024 }), make: None, answer: Reply { form: ReplyForm::Json, text: Borrowed("{\"challenge\":\"{value}\"}") }, status: 200 }]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Paddle.
#[rustfmt::skip]
pub static PADDLE: Provider = Provider { name: Borrowed("paddle"), title: Borrowed("Paddle"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Paddle-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b';', assign: b'=', version: Borrowed("h1"), blanks: false, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(":")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("ts")), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Field(Borrowed("event_id"))), event_type: Some(Place::Field(Borrowed("event_type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("paddle-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 5000, schedule_s: Borrowed(&[5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400]), jitter_percent: 0, exhausted: Exhausted::DeadLetter, gone_disables: false, retry_after: false, failing_disables_s: None }, envelope: None, catalog: Catalog::DEFAULT };

/// PagerDuty.
#[rustfmt::skip]
pub static PAGERDUTY: Provider = Provider { name: Borrowed("pagerduty"), title: Borrowed("PagerDuty"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-PagerDuty-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("event.id"))), event_type: Some(Place::Field(Borrowed("event.event_type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-pagerduty-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// PandaDoc.
#[rustfmt::skip]
pub static PANDADOC: Provider = Provider { name: Borrowed("pandadoc"), title: Borrowed("PandaDoc"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[]), from: Some(TagPlace::Query(Borrowed("signature"))), any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// PayPal.
#[rustfmt::skip]
pub static PAYPAL: Provider = Provider { name: Borrowed("paypal"), title: Borrowed("PayPal"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Paypal-Transmission-Sig")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::RsaSha256, jwt: None, keys: Some(KeySource { form: KeyForm::Certificate, url: Borrowed("https://api.paypal.com/v1/notifications/certs/CERT-*"), named_by: Some(Place::Header(Names::new(&[Borrowed("Paypal-Cert-Url")]))), post: None }), signed: Template::new(&[Part::Header(Borrowed("Paypal-Transmission-Id")), Part::Literal(Borrowed("|")), Part::Timestamp, Part::Literal(Borrowed("|")), Part::Secret, Part::Literal(Borrowed("|")), Part::BodySum]), weak: Borrowed(&[Weakness::NoBody]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("Paypal-Transmission-Time")])), unit: TimeUnit::Iso8601, tolerance_s: 262800 }), id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("event_type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("paypal-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// PayPal (sandbox).
#[rustfmt::skip]
pub static PAYPAL_SANDBOX: Provider = Provider { name: Borrowed("paypal-sandbox"), title: Borrowed("PayPal (sandbox)"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Paypal-Transmission-Sig")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::RsaSha256, jwt: None, keys: Some(KeySource { form: KeyForm::Certificate, url: Borrowed("https://api.sandbox.paypal.com/v1/notifications/certs/CERT-*"), named_by: Some(Place::Header(Names::new(&[Borrowed("Paypal-Cert-Url")]))), post: None }), signed: Template::new(&[Part::Header(Borrowed("Paypal-Transmission-Id")), Part::Literal(Borrowed("|")), Part::Timestamp, Part::Literal(Borrowed("|")), Part::Secret, Part::Literal(Borrowed("|")), Part::BodySum]), weak: Borrowed(&[Weakness::NoBody]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("Paypal-Transmission-Time")])), unit: TimeUnit::Iso8601, tolerance_s: 262800 }), id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("event_type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("paypal-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Paystack.
#[rustfmt::skip]
pub static PAYSTACK: Provider = Provider { name: Borrowed("paystack"), title: Borrowed("Paystack"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("x-paystack-signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha512, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Persona.
#[rustfmt::skip]
pub static PERSONA: Provider = Provider { name: Borrowed("persona"), title: Borrowed("Persona"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Persona-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("v1"), blanks: true, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("t")), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Field(Borrowed("data.id"))), event_type: Some(Place::Field(Borrowed("data.attributes.name"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("persona-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Picqer.
#[rustfmt::skip]
pub static PICQER: Provider = Provider { name: Borrowed("picqer"), title: Borrowed("Picqer"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Picqer-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-picqer-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Pipedrive.
#[rustfmt::skip]
pub static PIPEDRIVE: Provider = Provider { name: Borrowed("pipedrive"), title: Borrowed("Pipedrive"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Authorization")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("Basic "), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::Token, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::NoBody]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("meta.action"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Plaid.
#[rustfmt::skip]
pub static PLAID: Provider = Provider { name: Borrowed("plaid"), title: Borrowed("Plaid"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Plaid-Verification")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64Url, algorithm: Algorithm::EcdsaP256Sha256, jwt: Some(Jwt(Borrowed(&[Claim { name: Borrowed("request_body_sha256"), is: Fact::BodyHash(Encoding::Hex) }]))), keys: Some(KeySource { form: KeyForm::Jwk, url: Borrowed("https://production.plaid.com/webhook_verification_key/get"), named_by: None, post: Some(Borrowed("{\"client_id\":\"{client}\",\"secret\":\"{secret}\",\"key_id\":\"{kid}\"}")) }), signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Claim(Borrowed("iat")), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: None, event_type: Some(Place::Field(Borrowed("webhook_type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Plaid (sandbox).
#[rustfmt::skip]
pub static PLAID_SANDBOX: Provider = Provider { name: Borrowed("plaid-sandbox"), title: Borrowed("Plaid (sandbox)"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Plaid-Verification")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64Url, algorithm: Algorithm::EcdsaP256Sha256, jwt: Some(Jwt(Borrowed(&[Claim { name: Borrowed("request_body_sha256"), is: Fact::BodyHash(Encoding::Hex) }]))), keys: Some(KeySource { form: KeyForm::Jwk, url: Borrowed("https://sandbox.plaid.com/webhook_verification_key/get"), named_by: None, post: Some(Borrowed("{\"client_id\":\"{client}\",\"secret\":\"{secret}\",\"key_id\":\"{kid}\"}")) }), signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Claim(Borrowed("iat")), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: None, event_type: Some(Place::Field(Borrowed("webhook_type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Plivo.
#[rustfmt::skip]
pub static PLIVO: Provider = Provider { name: Borrowed("plivo"), title: Borrowed("Plivo"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Plivo-Signature-V3")]), from: None, any_header: false, layout: Layout::Bare { separator: b',' }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Url, Part::Literal(Borrowed("?")), Part::Form, Part::Literal(Borrowed(".")), Part::Header(Borrowed("X-Plivo-Signature-V3-Nonce"))]), weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-plivo-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Polar.
#[rustfmt::skip]
pub static POLAR: Provider = Provider { name: Borrowed("polar"), title: Borrowed("Polar"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("webhook-signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("webhook-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("webhook-id")]))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("webhook-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Postmark.
#[rustfmt::skip]
pub static POSTMARK: Provider = Provider { name: Borrowed("postmark"), title: Borrowed("Postmark"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Authorization")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("Basic "), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::Token, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::NoBody]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("RecordType"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Primer.
#[rustfmt::skip]
pub static PRIMER: Provider = Provider { name: Borrowed("primer"), title: Borrowed("Primer"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Signature-Primary"), Borrowed("X-Signature-Secondary")]), from: None, any_header: true, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("eventType"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-signature-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Prismic.
#[rustfmt::skip]
pub static PRISMIC: Provider = Provider { name: Borrowed("prismic"), title: Borrowed("Prismic"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[]), from: Some(TagPlace::Field(Borrowed("secret"))), any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Text, algorithm: Algorithm::Token, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::NoBody]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Pusher Channels.
#[rustfmt::skip]
pub static PUSHER: Provider = Provider { name: Borrowed("pusher"), title: Borrowed("Pusher Channels"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Pusher-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-pusher-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Qonto.
#[rustfmt::skip]
pub static QONTO: Provider = Provider { name: Borrowed("qonto"), title: Borrowed("Qonto"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Qonto-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("t")), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-qonto-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 1000, schedule_s: Borrowed(&[5, 300, 1800, 7200, 18000, 36000, 50400, 72000, 86400]), jitter_percent: 0, exhausted: Exhausted::DeadLetter, gone_disables: false, retry_after: false, failing_disables_s: None }, envelope: None, catalog: Catalog::DEFAULT };

/// QStash.
#[rustfmt::skip]
pub static QSTASH: Provider = Provider { name: Borrowed("qstash"), title: Borrowed("QStash"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Upstash-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64Url, algorithm: Algorithm::HmacSha256, jwt: Some(Jwt(Borrowed(&[Claim { name: Borrowed("body"), is: Fact::BodyHash(Encoding::Base64Url) }, Claim { name: Borrowed("iss"), is: Fact::Text(Borrowed("Upstash")) }, Claim { name: Borrowed("sub"), is: Fact::Url }]))), keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Claim(Borrowed("nbf")), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("Upstash-Message-Id")]))), event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("upstash-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// QuickBooks Online.
#[rustfmt::skip]
pub static QUICKBOOKS: Provider = Provider { name: Borrowed("quickbooks"), title: Borrowed("QuickBooks Online"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("intuit-signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("intuit-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Quicknode.
#[rustfmt::skip]
pub static QUICKNODE: Provider = Provider { name: Borrowed("quicknode"), title: Borrowed("Quicknode"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-QN-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Header(Borrowed("X-QN-Nonce")), Part::Header(Borrowed("X-QN-Timestamp")), Part::Body]), weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-qn-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Razorpay.
#[rustfmt::skip]
pub static RAZORPAY: Provider = Provider { name: Borrowed("razorpay"), title: Borrowed("Razorpay"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Razorpay-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Header(Names::new(&[Borrowed("X-Razorpay-Event-Id")]))), event_type: Some(Place::Field(Borrowed("event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-razorpay-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Recall.ai.
#[rustfmt::skip]
pub static RECALL_AI: Provider = Provider { name: Borrowed("recall-ai"), title: Borrowed("Recall.ai"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("webhook-signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("webhook-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("webhook-id")]))), event_type: Some(Place::Field(Borrowed("event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("webhook-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Recharge.
#[rustfmt::skip]
pub static RECHARGE: Provider = Provider { name: Borrowed("recharge"), title: Borrowed("Recharge"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Recharge-Webhook-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("t")), unit: TimeUnit::Seconds, tolerance_s: 172800 }), id: None, event_type: Some(Place::Header(Names::new(&[Borrowed("X-Recharge-Topic")]))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-recharge-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Recurly.
#[rustfmt::skip]
pub static RECURLY: Provider = Provider { name: Borrowed("recurly"), title: Borrowed("Recurly"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("recurly-signature")]), from: None, any_header: false, layout: Layout::Bare { separator: b',' }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::First, unit: TimeUnit::Milliseconds, tolerance_s: 300 }), id: None, event_type: Some(Place::Field(Borrowed("event_type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("recurly-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Render.
#[rustfmt::skip]
pub static RENDER: Provider = Provider { name: Borrowed("render"), title: Borrowed("Render"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("webhook-signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("webhook-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("webhook-id")]))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("webhook-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Replicate.
#[rustfmt::skip]
pub static REPLICATE: Provider = Provider { name: Borrowed("replicate"), title: Borrowed("Replicate"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("webhook-signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("webhook-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("webhook-id")]))), event_type: Some(Place::Field(Borrowed("status"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("webhook-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Resend.
#[rustfmt::skip]
pub static RESEND: Provider = Provider { name: Borrowed("resend"), title: Borrowed("Resend"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("svix-signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("svix-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("svix-id")]))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("svix-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 15000, schedule_s: Borrowed(&[5, 300, 1800, 7200, 18000, 36000, 36000]), jitter_percent: 0, exhausted: Exhausted::DeadLetter, gone_disables: false, retry_after: false, failing_disables_s: Some(432000) }, envelope: None, catalog: Catalog::DEFAULT };

/// Retell AI.
#[rustfmt::skip]
pub static RETELL: Provider = Provider { name: Borrowed("retell"), title: Borrowed("Retell AI"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Retell-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("d"), blanks: false, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Body, Part::Timestamp]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("v")), unit: TimeUnit::Milliseconds, tolerance_s: 300 }), id: None, event_type: Some(Place::Field(Borrowed("event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-retell-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// RevenueCat.
#[rustfmt::skip]
pub static REVENUECAT: Provider = Provider { name: Borrowed("revenuecat"), title: Borrowed("RevenueCat"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-RevenueCat-Webhook-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("t")), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Field(Borrowed("event.id"))), event_type: Some(Place::Field(Borrowed("event.type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-revenuecat-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Revolut.
#[rustfmt::skip]
pub static REVOLUT: Provider = Provider { name: Borrowed("revolut"), title: Borrowed("Revolut"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Revolut-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Literal(Borrowed("v1.")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("Revolut-Request-Timestamp")])), unit: TimeUnit::Milliseconds, tolerance_s: 300 }), id: None, event_type: Some(Place::Field(Borrowed("event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("revolut-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// RingCentral.
#[rustfmt::skip]
pub static RINGCENTRAL: Provider = Provider { name: Borrowed("ringcentral"), title: Borrowed("RingCentral"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Verification-Token")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Text, algorithm: Algorithm::Token, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::NoBody]) }, timestamp: None, id: Some(Place::Field(Borrowed("uuid"))), event_type: Some(Place::Field(Borrowed("event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[Handshake { ask: Ask { method: Method::Post, at: None, equals: None }, check: None, take: Some(Take { from: Spot { kind: SpotKind::Header, name: Borrowed("Validation-Token") }, alphabet: Alphabet::Visible, max_length: 1024 }), make: None, answer: Reply { form: ReplyForm::Header(Borrowed("Validation-Token")), text: Borrowed("{value}") }, status: 200 }]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Saleor.
#[rustfmt::skip]
pub static SALEOR: Provider = Provider { name: Borrowed("saleor"), title: Borrowed("Saleor"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Saleor-Signature"), Borrowed("X-Saleor-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Header(Names::new(&[Borrowed("Saleor-Event")]))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("saleor-"), Borrowed("x-saleor-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Sanity.
#[rustfmt::skip]
pub static SANITY: Provider = Provider { name: Borrowed("sanity"), title: Borrowed("Sanity"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("sanity-webhook-signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64Url, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("t")), unit: TimeUnit::Milliseconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("idempotency-key")]))), event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("sanity-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// SavvyCal.
#[rustfmt::skip]
pub static SAVVYCAL: Provider = Provider { name: Borrowed("savvycal"), title: Borrowed("SavvyCal"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-SavvyCal-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("sha256="), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-savvycal-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Scrapfly.
#[rustfmt::skip]
pub static SCRAPFLY: Provider = Provider { name: Borrowed("scrapfly"), title: Borrowed("Scrapfly"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Scrapfly-Webhook-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Header(Names::new(&[Borrowed("X-Scrapfly-Webhook-Id")]))), event_type: Some(Place::Header(Names::new(&[Borrowed("X-Scrapfly-Webhook-Resource-Type")]))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-scrapfly-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Segment.
#[rustfmt::skip]
pub static SEGMENT: Provider = Provider { name: Borrowed("segment"), title: Borrowed("Segment"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha1, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::Sha1]) }, timestamp: None, id: Some(Place::Field(Borrowed("messageId"))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Sendbird.
#[rustfmt::skip]
pub static SENDBIRD: Provider = Provider { name: Borrowed("sendbird"), title: Borrowed("Sendbird"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Sendbird-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("category"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-sendbird-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// SendGrid.
#[rustfmt::skip]
pub static SENDGRID: Provider = Provider { name: Borrowed("sendgrid"), title: Borrowed("SendGrid"), secret: SecretFormat::Spki, signature: Signature { header: Names::new(&[Borrowed("X-Twilio-Email-Event-Webhook-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::EcdsaP256Sha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("X-Twilio-Email-Event-Webhook-Timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 10000, schedule_s: Borrowed(&[60, 300, 900, 1800, 3600, 7200, 14400, 28800, 28800]), jitter_percent: 0, exhausted: Exhausted::DeadLetter, gone_disables: false, retry_after: false, failing_disables_s: None }, envelope: None, catalog: Catalog::DEFAULT };

/// Sentry.
#[rustfmt::skip]
pub static SENTRY: Provider = Provider { name: Borrowed("sentry"), title: Borrowed("Sentry"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Sentry-Hook-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Header(Names::new(&[Borrowed("Request-ID")]))), event_type: Some(Place::Header(Names::new(&[Borrowed("Sentry-Hook-Resource")]))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("sentry-hook-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// ShipBob.
#[rustfmt::skip]
pub static SHIPBOB: Provider = Provider { name: Borrowed("shipbob"), title: Borrowed("ShipBob"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("webhook-signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("webhook-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("webhook-id")]))), event_type: Some(Place::Header(Names::new(&[Borrowed("X-Webhook-Topic")]))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("webhook-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Shippo.
#[rustfmt::skip]
pub static SHIPPO: Provider = Provider { name: Borrowed("shippo"), title: Borrowed("Shippo"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Shippo-Auth-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("t")), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: None, event_type: Some(Place::Field(Borrowed("event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("shippo-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Shopify.
#[rustfmt::skip]
pub static SHOPIFY: Provider = Provider { name: Borrowed("shopify"), title: Borrowed("Shopify"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Shopify-Hmac-Sha256")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Header(Names::new(&[Borrowed("X-Shopify-Webhook-Id")]))), event_type: Some(Place::Header(Names::new(&[Borrowed("X-Shopify-Topic")]))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-shopify-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 5000, schedule_s: Borrowed(&[60, 120, 300, 600, 1200, 2400, 3600, 6120]), jitter_percent: 0, exhausted: Exhausted::DeadLetter, gone_disables: false, retry_after: false, failing_disables_s: None }, envelope: None, catalog: Catalog::DEFAULT };

/// SignatureAPI.
#[rustfmt::skip]
pub static SIGNATURE_API: Provider = Provider { name: Borrowed("signature-api"), title: Borrowed("SignatureAPI"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("webhook-signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("webhook-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("webhook-id")]))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("webhook-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Signpost.
#[rustfmt::skip]
pub static SIGNPOST: Provider = Provider { name: Borrowed("signpost"), title: Borrowed("Signpost"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Signpost-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Header(Borrowed("Signpost-Source")), Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("Signpost-Timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("Signpost-Id")]))), event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("signpost-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 15000, schedule_s: Borrowed(&[]), jitter_percent: 0, exhausted: Exhausted::DeadLetter, gone_disables: false, retry_after: false, failing_disables_s: None }, envelope: None, catalog: Catalog::DEFAULT };

/// Sinch.
#[rustfmt::skip]
pub static SINCH: Provider = Provider { name: Borrowed("sinch"), title: Borrowed("Sinch"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("x-sinch-webhook-signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Body, Part::Literal(Borrowed(".")), Part::Header(Borrowed("x-sinch-webhook-signature-nonce")), Part::Literal(Borrowed(".")), Part::Timestamp]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("x-sinch-webhook-signature-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-sinch-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Slack.
#[rustfmt::skip]
pub static SLACK: Provider = Provider { name: Borrowed("slack"), title: Borrowed("Slack"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Slack-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("v0="), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Literal(Borrowed("v0:")), Part::Timestamp, Part::Literal(Borrowed(":")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("X-Slack-Request-Timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Field(Borrowed("event_id"))), event_type: Some(Place::Field(Borrowed("event.type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-slack-")]), handshake: Borrowed(&[Handshake { ask: Ask { method: Method::Post, at: Some(Spot { kind: SpotKind::Field, name: Borrowed("type") }), equals: Some(Borrowed("url_verification")) }, check: None, take: Some(Take { from: Spot { kind: SpotKind::Field, name: Borrowed("challenge") }, alphabet: Alphabet::Visible, max_length: 1024 }), make: None, answer: Reply { form: ReplyForm::Text, text: Borrowed("{value}") }, status: 200 }]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 3000, schedule_s: Borrowed(&[1, 60, 300]), jitter_percent: 0, exhausted: Exhausted::DeadLetter, gone_disables: false, retry_after: false, failing_disables_s: None }, envelope: None, catalog: Catalog::DEFAULT };

/// Smartcar.
#[rustfmt::skip]
pub static SMARTCAR: Provider = Provider { name: Borrowed("smartcar"), title: Borrowed("Smartcar"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("SC-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("eventType"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("sc-")]), handshake: Borrowed(&[Handshake { ask: Ask { method: Method::Post, at: Some(Spot { kind: SpotKind::Field, name: Borrowed("eventType") }), equals: Some(Borrowed("VERIFY")) }, check: None, take: Some(Take { from: Spot { kind: SpotKind::Field, name: Borrowed("data.challenge") }, alphabet: Alphabet::Token, max_length: 128 }), make: Some(Make::Hmac(Encoding::Hex)), answer: Reply { form: ReplyForm::Json, text: Borrowed("{\"challenge\":\"{made}\"}") }, status: 200 }]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Snyk.
#[rustfmt::skip]
pub static SNYK: Provider = Provider { name: Borrowed("snyk"), title: Borrowed("Snyk"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Hub-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("sha256="), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Header(Names::new(&[Borrowed("X-Snyk-Transport-ID")]))), event_type: Some(Place::Header(Names::new(&[Borrowed("X-Snyk-Event")]))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-snyk-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Solidgate.
#[rustfmt::skip]
pub static SOLIDGATE: Provider = Provider { name: Borrowed("solidgate"), title: Borrowed("Solidgate"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::HexBase64, algorithm: Algorithm::HmacSha512, jwt: None, keys: None, signed: Template::new(&[Part::Header(Borrowed("merchant")), Part::Body, Part::Header(Borrowed("merchant"))]), weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// SparkPost.
#[rustfmt::skip]
pub static SPARKPOST: Provider = Provider { name: Borrowed("sparkpost"), title: Borrowed("SparkPost"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Authorization")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("Basic "), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::Token, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::NoBody]) }, timestamp: None, id: Some(Place::Header(Names::new(&[Borrowed("X-MessageSystems-Batch-ID")]))), event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-messagesystems-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Square.
#[rustfmt::skip]
pub static SQUARE: Provider = Provider { name: Borrowed("square"), title: Borrowed("Square"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Square-HmacSha256-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Url, Part::Body]), weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("event_id"))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("square-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 10000, schedule_s: Borrowed(&[60, 120, 240, 480, 900, 1800, 3600, 7200, 14400, 28800, 28800]), jitter_percent: 0, exhausted: Exhausted::DeadLetter, gone_disables: false, retry_after: false, failing_disables_s: None }, envelope: None, catalog: Catalog::DEFAULT };

/// Squarespace.
#[rustfmt::skip]
pub static SQUARESPACE: Provider = Provider { name: Borrowed("squarespace"), title: Borrowed("Squarespace"), secret: SecretFormat::Hex, signature: Signature { header: Names::new(&[Borrowed("Squarespace-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("topic"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("squarespace-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Stripe.
#[rustfmt::skip]
pub static STRIPE: Provider = Provider { name: Borrowed("stripe"), title: Borrowed("Stripe"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Stripe-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("t")), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 20000, schedule_s: Borrowed(&[3600, 7200, 14400, 28800, 57600, 86400]), jitter_percent: 10, exhausted: Exhausted::DeadLetter, gone_disables: false, retry_after: false, failing_disables_s: None }, envelope: Some(Envelope { id: Some(Borrowed("id")), event_type: Borrowed("type"), tenant: None, timestamp: Borrowed("created"), time_format: TimeFormat::UnixSeconds, data: Borrowed("data") }), catalog: Catalog::DEFAULT };

/// Stytch.
#[rustfmt::skip]
pub static STYTCH: Provider = Provider { name: Borrowed("stytch"), title: Borrowed("Stytch"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("svix-signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("svix-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("svix-id")]))), event_type: Some(Place::Field(Borrowed("event_type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("svix-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 15000, schedule_s: Borrowed(&[5, 300, 1800, 7200, 18000, 36000, 36000]), jitter_percent: 0, exhausted: Exhausted::DeadLetter, gone_disables: false, retry_after: false, failing_disables_s: Some(432000) }, envelope: None, catalog: Catalog::DEFAULT };

/// Supabase Auth Hooks.
#[rustfmt::skip]
pub static SUPABASE_AUTH_HOOKS: Provider = Provider { name: Borrowed("supabase-auth-hooks"), title: Borrowed("Supabase Auth Hooks"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("webhook-signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("webhook-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("webhook-id")]))), event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("webhook-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Svix.
#[rustfmt::skip]
pub static SVIX: Provider = Provider { name: Borrowed("svix"), title: Borrowed("Svix"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("svix-signature"), Borrowed("webhook-signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("svix-timestamp"), Borrowed("webhook-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("svix-id"), Borrowed("webhook-id")]))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("svix-"), Borrowed("webhook-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 15000, schedule_s: Borrowed(&[5, 300, 1800, 7200, 18000, 36000, 36000]), jitter_percent: 0, exhausted: Exhausted::DeadLetter, gone_disables: false, retry_after: false, failing_disables_s: Some(432000) }, envelope: None, catalog: Catalog::DEFAULT };

/// TabaPay.
#[rustfmt::skip]
pub static TABAPAY: Provider = Provider { name: Borrowed("tabapay"), title: Borrowed("TabaPay"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-HMAC-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("t")), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("Idempotency-Key")]))), event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Tailscale.
#[rustfmt::skip]
pub static TAILSCALE: Provider = Provider { name: Borrowed("tailscale"), title: Borrowed("Tailscale"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Tailscale-Webhook-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("t")), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("tailscale-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Tally.
#[rustfmt::skip]
pub static TALLY: Provider = Provider { name: Borrowed("tally"), title: Borrowed("Tally"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Tally-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("eventId"))), event_type: Some(Place::Field(Borrowed("eventType"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("tally-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Telegram.
#[rustfmt::skip]
pub static TELEGRAM: Provider = Provider { name: Borrowed("telegram"), title: Borrowed("Telegram"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Telegram-Bot-Api-Secret-Token")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Text, algorithm: Algorithm::Token, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::NoBody]) }, timestamp: None, id: Some(Place::Field(Borrowed("update_id"))), event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Telnyx.
#[rustfmt::skip]
pub static TELNYX: Provider = Provider { name: Borrowed("telnyx"), title: Borrowed("Telnyx"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("telnyx-signature-ed25519")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::Ed25519, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed("|")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("telnyx-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Field(Borrowed("data.id"))), event_type: Some(Place::Field(Borrowed("data.event_type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("telnyx-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// HCP Terraform.
#[rustfmt::skip]
pub static TERRAFORM_CLOUD: Provider = Provider { name: Borrowed("terraform-cloud"), title: Borrowed("HCP Terraform"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-TFE-Notification-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha512, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-tfe-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// TikTok.
#[rustfmt::skip]
pub static TIKTOK: Provider = Provider { name: Borrowed("tiktok"), title: Borrowed("TikTok"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("TikTok-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("s"), blanks: false, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("t")), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: None, event_type: Some(Place::Field(Borrowed("event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("tiktok-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Trello.
#[rustfmt::skip]
pub static TRELLO: Provider = Provider { name: Borrowed("trello"), title: Borrowed("Trello"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Trello-Webhook")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha1, jwt: None, keys: None, signed: Template::new(&[Part::Body, Part::Url]), weak: Borrowed(&[Weakness::Sha1]) }, timestamp: None, id: Some(Place::Field(Borrowed("action.id"))), event_type: Some(Place::Field(Borrowed("action.type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Twilio.
#[rustfmt::skip]
pub static TWILIO: Provider = Provider { name: Borrowed("twilio"), title: Borrowed("Twilio"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Twilio-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha1, jwt: None, keys: None, signed: Template::new(&[Part::Url, Part::Form]), weak: Borrowed(&[Weakness::Sha1]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-twilio-"), Borrowed("i-twilio-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Twitch.
#[rustfmt::skip]
pub static TWITCH: Provider = Provider { name: Borrowed("twitch"), title: Borrowed("Twitch"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Twitch-Eventsub-Message-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("sha256="), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Timestamp, Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("Twitch-Eventsub-Message-Timestamp")])), unit: TimeUnit::Iso8601, tolerance_s: 600 }), id: Some(Place::Header(Names::new(&[Borrowed("Twitch-Eventsub-Message-Id")]))), event_type: Some(Place::Header(Names::new(&[Borrowed("Twitch-Eventsub-Subscription-Type")]))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("twitch-eventsub-")]), handshake: Borrowed(&[Handshake { ask: Ask { method: Method::Post, at: Some(Spot { kind: SpotKind::Field, name: Borrowed("subscription.status") }), equals: Some(Borrowed("webhook_callback_verification_pending")) }, check: None, take: Some(Take { from: Spot { kind: SpotKind::Field, name: Borrowed("challenge") }, alphabet: Alphabet::Visible, max_length: 1024 }), make: None, answer: Reply { form: ReplyForm::Text, text: Borrowed("{value}") }, status: 200 }]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Typeform.
#[rustfmt::skip]
pub static TYPEFORM: Provider = Provider { name: Borrowed("typeform"), title: Borrowed("Typeform"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Typeform-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("sha256="), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("event_id"))), event_type: Some(Place::Field(Borrowed("event_type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("typeform-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Uber.
#[rustfmt::skip]
pub static UBER: Provider = Provider { name: Borrowed("uber"), title: Borrowed("Uber"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Uber-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("event_id"))), event_type: Some(Place::Field(Borrowed("event_type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-uber-"), Borrowed("x-environment")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Vanta.
#[rustfmt::skip]
pub static VANTA: Provider = Provider { name: Borrowed("vanta"), title: Borrowed("Vanta"), secret: SecretFormat::Whsec, signature: Signature { header: Names::new(&[Borrowed("svix-signature")]), from: None, any_header: false, layout: Layout::List { separator: b' ', assign: b',', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Id, Part::Literal(Borrowed(".")), Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("svix-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("svix-id")]))), event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("svix-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 15000, schedule_s: Borrowed(&[5, 300, 1800, 7200, 18000, 36000, 36000]), jitter_percent: 0, exhausted: Exhausted::DeadLetter, gone_disables: false, retry_after: false, failing_disables_s: Some(432000) }, envelope: None, catalog: Catalog::DEFAULT };

/// Vercel.
#[rustfmt::skip]
pub static VERCEL: Provider = Provider { name: Borrowed("vercel"), title: Borrowed("Vercel"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("x-vercel-signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha1, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::Sha1]) }, timestamp: None, id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Veriff.
#[rustfmt::skip]
pub static VERIFF: Provider = Provider { name: Borrowed("veriff"), title: Borrowed("Veriff"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-HMAC-Signature"), Borrowed("VRF-HMAC-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("vrf-"), Borrowed("x-auth-client")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Viber.
#[rustfmt::skip]
pub static VIBER: Provider = Provider { name: Borrowed("viber"), title: Borrowed("Viber"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Viber-Content-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-viber-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Vipps MobilePay.
#[rustfmt::skip]
pub static VIPPS_MOBILEPAY: Provider = Provider { name: Borrowed("vipps-mobilepay"), title: Borrowed("Vipps MobilePay"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Authorization")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature="), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Method, Part::Literal(Borrowed("\n")), Part::Target, Part::Literal(Borrowed("\n")), Part::Timestamp, Part::Literal(Borrowed(";")), Part::Host, Part::Literal(Borrowed(";")), Part::BodyHash(Encoding::Base64)]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("x-ms-date")])), unit: TimeUnit::HttpDate, tolerance_s: 300 }), id: None, event_type: Some(Place::Field(Borrowed("name"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-ms-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Vonage.
#[rustfmt::skip]
pub static VONAGE: Provider = Provider { name: Borrowed("vonage"), title: Borrowed("Vonage"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Authorization")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("Bearer "), prefix_optional: false }, encoding: Encoding::Base64Url, algorithm: Algorithm::HmacSha256, jwt: Some(Jwt(Borrowed(&[Claim { name: Borrowed("payload_hash"), is: Fact::BodyHash(Encoding::Hex) }]))), keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Claim(Borrowed("iat")), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Webex.
#[rustfmt::skip]
pub static WEBEX: Provider = Provider { name: Borrowed("webex"), title: Borrowed("Webex"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Spark-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha1, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::Sha1]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("resource"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Webflow.
#[rustfmt::skip]
pub static WEBFLOW: Provider = Provider { name: Borrowed("webflow"), title: Borrowed("Webflow"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("x-webflow-signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(":")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("x-webflow-timestamp")])), unit: TimeUnit::Milliseconds, tolerance_s: 300 }), id: None, event_type: Some(Place::Field(Borrowed("triggerType"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-webflow-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Whereby.
#[rustfmt::skip]
pub static WHEREBY: Provider = Provider { name: Borrowed("whereby"), title: Borrowed("Whereby"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Whereby-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("v1"), blanks: false, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("t")), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("whereby-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 5000, schedule_s: Borrowed(&[10, 20]), jitter_percent: 0, exhausted: Exhausted::DeadLetter, gone_disables: false, retry_after: false, failing_disables_s: None }, envelope: None, catalog: Catalog::DEFAULT };

/// Wise.
#[rustfmt::skip]
pub static WISE: Provider = Provider { name: Borrowed("wise"), title: Borrowed("Wise"), secret: SecretFormat::Spki, signature: Signature { header: Names::new(&[Borrowed("X-Signature-SHA256")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::RsaSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Header(Names::new(&[Borrowed("X-Delivery-Id")]))), event_type: Some(Place::Field(Borrowed("event_type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-delivery-"), Borrowed("x-test-notification")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Wix.
#[rustfmt::skip]
pub static WIX: Provider = Provider { name: Borrowed("wix"), title: Borrowed("Wix"), secret: SecretFormat::Spki, signature: Signature { header: Names::new(&[]), from: Some(TagPlace::Body), any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64Url, algorithm: Algorithm::RsaSha256, jwt: Some(Jwt(Borrowed(&[]))), keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// WooCommerce.
#[rustfmt::skip]
pub static WOOCOMMERCE: Provider = Provider { name: Borrowed("woocommerce"), title: Borrowed("WooCommerce"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-WC-Webhook-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Header(Names::new(&[Borrowed("X-WC-Webhook-Delivery-ID")]))), event_type: Some(Place::Header(Names::new(&[Borrowed("X-WC-Webhook-Topic")]))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-wc-webhook-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 15000, schedule_s: Borrowed(&[]), jitter_percent: 0, exhausted: Exhausted::DeadLetter, gone_disables: false, retry_after: false, failing_disables_s: None }, envelope: None, catalog: Catalog::DEFAULT };

/// WorkOS.
#[rustfmt::skip]
pub static WORKOS: Provider = Provider { name: Borrowed("workos"), title: Borrowed("WorkOS"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("WorkOS-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'=', version: Borrowed("v1"), blanks: true, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Literal(Borrowed(".")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Item(Borrowed("t")), unit: TimeUnit::Milliseconds, tolerance_s: 180 }), id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("workos-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Worldline Connect.
#[rustfmt::skip]
pub static WORLDLINE_CONNECT: Provider = Provider { name: Borrowed("worldline-connect"), title: Borrowed("Worldline Connect"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-GCS-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("id"))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-gcs-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Worldpay.
#[rustfmt::skip]
pub static WORLDPAY: Provider = Provider { name: Borrowed("worldpay"), title: Borrowed("Worldpay"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("Event-Signature")]), from: None, any_header: false, layout: Layout::List { separator: b',', assign: b'/', version: Borrowed("*/SHA256"), blanks: false, quoted: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: Some(Place::Field(Borrowed("eventId"))), event_type: Some(Place::Field(Borrowed("eventDetails.type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// X.
#[rustfmt::skip]
pub static X: Provider = Provider { name: Borrowed("x"), title: Borrowed("X"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Twitter-Webhooks-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("sha256="), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-twitter-webhooks-")]), handshake: Borrowed(&[Handshake { ask: Ask { method: Method::Get, at: None, equals: None }, check: None, take: Some(Take { from: Spot { kind: SpotKind::Query, name: Borrowed("crc_token") }, alphabet: Alphabet::Token, max_length: 128 }), make: Some(Make::Hmac(Encoding::Base64)), answer: Reply { form: ReplyForm::Json, text: Borrowed("{\"response_token\":\"sha256={made}\"}") }, status: 200 }]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Xendit.
#[rustfmt::skip]
pub static XENDIT: Provider = Provider { name: Borrowed("xendit"), title: Borrowed("Xendit"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("x-callback-token")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Text, algorithm: Algorithm::Token, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[Weakness::NoBody]) }, timestamp: None, id: Some(Place::Header(Names::new(&[Borrowed("webhook-id")]))), event_type: Some(Place::Field(Borrowed("event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Xero.
#[rustfmt::skip]
pub static XERO: Provider = Provider { name: Borrowed("xero"), title: Borrowed("Xero"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("x-xero-signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: None, extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-xero-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Yampi.
#[rustfmt::skip]
pub static YAMPI: Provider = Provider { name: Borrowed("yampi"), title: Borrowed("Yampi"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Yampi-Hmac-SHA256")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::BODY, weak: Borrowed(&[]) }, timestamp: None, id: None, event_type: Some(Place::Field(Borrowed("event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-yampi-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Zendesk.
#[rustfmt::skip]
pub static ZENDESK: Provider = Provider { name: Borrowed("zendesk"), title: Borrowed("Zendesk"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("X-Zendesk-Webhook-Signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed(""), prefix_optional: false }, encoding: Encoding::Base64, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Timestamp, Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("X-Zendesk-Webhook-Signature-Timestamp")])), unit: TimeUnit::Iso8601, tolerance_s: 300 }), id: Some(Place::Header(Names::new(&[Borrowed("X-Zendesk-Webhook-Invocation-Id")]))), event_type: Some(Place::Field(Borrowed("type"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-zendesk-")]), handshake: Borrowed(&[]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy::DEFAULT, envelope: None, catalog: Catalog::DEFAULT };

/// Zoom.
#[rustfmt::skip]
pub static ZOOM: Provider = Provider { name: Borrowed("zoom"), title: Borrowed("Zoom"), secret: SecretFormat::Utf8, signature: Signature { header: Names::new(&[Borrowed("x-zm-signature")]), from: None, any_header: false, layout: Layout::Value { prefix: Borrowed("v0="), prefix_optional: false }, encoding: Encoding::Hex, algorithm: Algorithm::HmacSha256, jwt: None, keys: None, signed: Template::new(&[Part::Literal(Borrowed("v0:")), Part::Timestamp, Part::Literal(Borrowed(":")), Part::Body]), weak: Borrowed(&[]) }, timestamp: Some(Timestamp { from: TimestampPlace::Header(Names::new(&[Borrowed("x-zm-request-timestamp")])), unit: TimeUnit::Seconds, tolerance_s: 300 }), id: None, event_type: Some(Place::Field(Borrowed("event"))), extra: ExtraHeaders::NONE, header_prefixes: Borrowed(&[Borrowed("x-zm-")]), handshake: Borrowed(&[Handshake { ask: Ask { method: Method::Post, at: Some(Spot { kind: SpotKind::Field, name: Borrowed("event") }), equals: Some(Borrowed("endpoint.url_validation")) }, check: None, take: Some(Take { from: Spot { kind: SpotKind::Field, name: Borrowed("payload.plainToken") }, alphabet: Alphabet::Token, max_length: 128 }), make: Some(Make::Hmac(Encoding::Hex)), answer: Reply { form: ReplyForm::Json, text: Borrowed("{\"plainToken\":\"{value}\",\"encryptedToken\":\"{made}\"}") }, status: 200 }]), ping: None, dedupe_window_s: 604800, max_body: None, delivery: Policy { deadline_ms: 3000, schedule_s: Borrowed(&[300, 1200, 3600]), jitter_percent: 0, exhausted: Exhausted::DeadLetter, gone_disables: false, retry_after: false, failing_disables_s: None }, envelope: None, catalog: Catalog::DEFAULT };
