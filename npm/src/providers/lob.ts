// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Lob. */
export const lob: Row & { readonly name: "lob" } = {"event_type":{"field":"event_type.id"},"id":{"field":"id"},"name":"lob","signature":{"encoding":"hex","header":"Lob-Signature","signed":"{header:Lob-Signature-Timestamp}.{body}"}};
