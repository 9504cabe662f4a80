// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** AfterShip Tracking. */
export const aftership: Row & { readonly name: "aftership" } = {"event_type":{"field":"event"},"id":{"field":"event_id"},"name":"aftership","signature":{"encoding":"base64","header":"aftership-hmac-sha256"}};
