// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Crisp. */
export const crisp: Row & { readonly name: "crisp" } = {"event_type":{"field":"event"},"name":"crisp","signature":{"encoding":"hex","header":"X-Crisp-Signature","signed":"[{header:X-Crisp-Request-Timestamp};{body}]"}};
