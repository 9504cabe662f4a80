// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Cloudflare Notifications. */
export const cloudflareNotifications: Row & { readonly name: "cloudflare-notifications" } = {"event_type":{"field":"alert_type"},"name":"cloudflare-notifications","signature":{"algorithm":"token","encoding":"text","header":"cf-webhook-auth","weak":["no_body"]}};
