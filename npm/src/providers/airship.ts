// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Airship. */
export const airship: Row & { readonly name: "airship" } = {"name":"airship","signature":{"encoding":"hex","header":"X-UA-Signature","signed":"{timestamp}:{body}"},"timestamp":{"from":{"header":"X-UA-Timestamp"}}};
