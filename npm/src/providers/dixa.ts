// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Dixa. */
export const dixa: Row & { readonly name: "dixa" } = {"name":"dixa","secret":"hex","signature":{"encoding":"hex","header":"X-DIXA-SIGNATURE","layout":{"list":{"assign":"=","separator":",","version":"v1"}},"signed":"{timestamp}.{body}"},"timestamp":{"from":{"item":"t"},"unit":"milliseconds"}};
