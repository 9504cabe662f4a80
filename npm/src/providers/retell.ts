// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Retell AI. */
export const retell: Row & { readonly name: "retell" } = {"event_type":{"field":"event"},"name":"retell","signature":{"encoding":"hex","header":"X-Retell-Signature","layout":{"list":{"assign":"=","separator":",","version":"d"}},"signed":"{body}{timestamp}"},"timestamp":{"from":{"item":"v"},"unit":"milliseconds"}};
