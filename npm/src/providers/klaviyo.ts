// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Klaviyo. */
export const klaviyo: Row & { readonly name: "klaviyo" } = {"name":"klaviyo","signature":{"encoding":"hex","header":"Klaviyo-Signature","signed":"{body}{timestamp}"},"timestamp":{"from":{"header":"Klaviyo-Timestamp"},"unit":"http_date"}};
