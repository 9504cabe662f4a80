// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Sanity. */
export const sanity: Row & { readonly name: "sanity" } = {"id":{"header":"idempotency-key"},"name":"sanity","signature":{"encoding":"base64_url","header":"sanity-webhook-signature","layout":{"list":{"assign":"=","separator":",","version":"v1"}},"signed":"{timestamp}.{body}"},"timestamp":{"from":{"item":"t"},"unit":"milliseconds"}};
