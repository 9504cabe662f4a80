// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Freshchat. */
export const freshchat: Row & { readonly name: "freshchat" } = {"event_type":{"field":"action"},"name":"freshchat","secret":"spki","signature":{"algorithm":"rsa_sha256","encoding":"base64","header":"X-Freshchat-Signature"}};
