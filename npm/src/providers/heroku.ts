// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Heroku. */
export const heroku: Row & { readonly name: "heroku" } = {"event_type":{"field":"webhook_metadata.event.include"},"id":{"field":"id"},"name":"heroku","signature":{"encoding":"base64","header":"Heroku-Webhook-Hmac-SHA256"}};
