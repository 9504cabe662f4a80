// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Jobber. */
export const jobber: Row & { readonly name: "jobber" } = {"event_type":{"field":"data.webHookEvent.topic"},"name":"jobber","signature":{"encoding":"base64","header":"X-Jobber-Hmac-SHA256"}};
