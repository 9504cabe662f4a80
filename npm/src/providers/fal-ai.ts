// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** fal. */
export const falAi: Row & { readonly name: "fal-ai" } = {"event_type":{"field":"status"},"id":{"header":"X-Fal-Webhook-Request-Id"},"name":"fal-ai","signature":{"algorithm":"ed25519","encoding":"hex","header":"X-Fal-Webhook-Signature","keys":{"form":"jwks","url":"https://rest.alpha.fal.ai/.well-known/jwks.json"},"signed":"{id}\n{secret}\n{timestamp}\n{sha256:body}"},"timestamp":{"from":{"header":"X-Fal-Webhook-Timestamp"}}};
