// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Square. */
export const square: Row & { readonly name: "square" } = {"event_type":{"field":"type"},"id":{"field":"event_id"},"name":"square","signature":{"encoding":"base64","header":"X-Square-HmacSha256-Signature","signed":"{url}{body}"}};
