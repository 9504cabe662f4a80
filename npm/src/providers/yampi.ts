// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Yampi. */
export const yampi: Row & { readonly name: "yampi" } = {"event_type":{"field":"event"},"name":"yampi","signature":{"encoding":"base64","header":"X-Yampi-Hmac-SHA256"}};
