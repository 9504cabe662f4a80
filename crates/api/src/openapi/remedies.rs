//! What to do about each error, for the pages that explain them.

use signpost_api::Code;

/// What the caller does next, or the operator.
pub const fn remedy(code: Code) -> &'static str {
    match code {
        Code::AlreadyEnded => "Nothing needs to be cancelled. Read the delivery to see how it ended.",
        Code::BodyTimeout => {
            "Send the request again. If it happens often, something between you and the Worker is slow: a body has 30 s to \
             arrive."
        }
        Code::BodyTooLarge => {
            "Send less: an event has at most 1 MiB with everything around its data. Put large content elsewhere and publish \
             a link to it."
        }
        Code::Configured => {
            "Change the source or destination in the configuration and deploy. The API shows such an endpoint, and takes \
             replays of its deliveries."
        }
        Code::EventIdReused => {
            "Two different events have one id. Give the second one an id of its own; if you are repeating a request, repeat \
             it with the same type, data and timestamp."
        }
        Code::IdempotencyKeyReused => "Use a new key for a new request. A repeated request must have the same body.",
        Code::Internal => {
            "Send the same request again, under the same `Idempotency-Key`. If it fails again, look for `request_id` in the \
             Worker's log."
        }
        Code::Invalid => {
            "Read `errors`: each entry names a field, a code and what is wrong with it. Repeating does not help."
        }
        Code::LoopDetected => {
            "The URL of an endpoint, or a proxy behind it, posts back to this deployment. Point it at the receiver."
        }
        Code::Malformed => "Send valid JSON in UTF-8, whole. Repeating the same bytes does not help.",
        Code::MethodNotAllowed => "Use a method that `Allow` names.",
        Code::MissingScope => "Issue a token with the scope that `detail` names, or use the operator's key.",
        Code::Misconfigured => {
            "For the operator: `detail` names the variable and the fix. `npm run check:config` or `npx signpost lint` says \
             the same before a deployment."
        }
        Code::NotConfigured => {
            "For the operator: set the secret with `npx wrangler secret put`, or add the binding from the product's \
             `wrangler.toml`."
        }
        Code::NotFound => {
            "Check the tenant and the id. An event or delivery that has ended is deleted after the retention, 30 days \
             unless `SIGNPOST_RETENTION_DAYS` says otherwise."
        }
        Code::NotReplayable => {
            "Read the delivery. Ask again when the attempt under way has ended, or without `new_id` where it waits for one."
        }
        Code::OperatorOnly => "Use `SIGNPOST_API_KEY`. A tenant's token never opens this.",
        Code::Overloaded => "Send the request again after `Retry-After`.",
        Code::RotationInProgress => {
            "Wait for 24 hours after the last rotation. If its answer was lost, rotate with `{\"replace_new\": true}`."
        }
        Code::StoreFull => {
            "Nothing was accepted. For the operator: shorten the retention, or find what keeps deliveries pending; then send \
             the request again."
        }
        Code::TooManyEndpoints => "Delete endpoints that nobody needs, or split the tenant: it may have 500.",
        Code::TooManyFailures => {
            "Stop sending the wrong key, and wait for a minute. The limit is `AUTH_FAILURES` in `wrangler.toml`."
        }
        Code::TooManyReplays => {
            "Wait for `Retry-After`. One request replays up to 500 deliveries: use it instead of one request each."
        }
        Code::Unauthorized => {
            "Send `Authorization: Bearer` with the operator's key or a token. A token may have expired or been revoked, or \
             its secret may have been rotated away: issue a new one."
        }
        Code::Unavailable => {
            "Send the same request again, under the same `Idempotency-Key` or event id. `signpost/client` does so by itself."
        }
        Code::Unconfirmed => {
            "Let the receiver answer the registration ping with 200, then ask again with `POST .../verify`."
        }
        Code::UnknownEventType => {
            "Correct the type, or define it with `PUT /v1/tenants/{tenant_id}/event-types`. `detail` names similar types."
        }
    }
}
