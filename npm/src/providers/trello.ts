// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Trello. */
export const trello: Row & { readonly name: "trello" } = {"event_type":{"field":"action.type"},"id":{"field":"action.id"},"name":"trello","signature":{"algorithm":"hmac_sha1","encoding":"base64","header":"X-Trello-Webhook","signed":"{body}{url}","weak":["sha1"]}};
