// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Microsoft Teams outgoing webhooks. */
export const msTeamsOutgoing: Row & { readonly name: "ms-teams-outgoing" } = {"event_type":{"field":"type"},"id":{"field":"id"},"name":"ms-teams-outgoing","secret":"whsec","signature":{"encoding":"base64","header":"Authorization","layout":{"value":{"prefix":"HMAC "}}}};
