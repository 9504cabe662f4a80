// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Netlify. */
export const netlify: Row & { readonly name: "netlify" } = {"event_type":{"header":"X-Netlify-Event"},"name":"netlify","signature":{"encoding":"base64_url","header":"X-Webhook-Signature","jwt":{"iss":"netlify","sha256":"{sha256:body}"}}};
