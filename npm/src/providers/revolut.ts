// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Revolut. */
export const revolut: Row & { readonly name: "revolut" } = {"event_type":{"field":"event"},"name":"revolut","signature":{"encoding":"hex","header":"Revolut-Signature","layout":{"list":{"assign":"=","separator":",","version":"v1"}},"signed":"v1.{timestamp}.{body}"},"timestamp":{"from":{"header":"Revolut-Request-Timestamp"},"unit":"milliseconds"}};
