// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Typeform. */
export const typeform: Row & { readonly name: "typeform" } = {"event_type":{"field":"event_type"},"id":{"field":"event_id"},"name":"typeform","signature":{"encoding":"base64","header":"Typeform-Signature","layout":{"value":{"prefix":"sha256="}}}};
