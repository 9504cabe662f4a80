// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Autodesk Platform Services. */
export const autodeskAps: Row & { readonly name: "autodesk-aps" } = {"event_type":{"field":"hook.event"},"name":"autodesk-aps","signature":{"algorithm":"hmac_sha1","encoding":"hex","header":"x-adsk-signature","layout":{"value":{"prefix":"sha1hash="}},"weak":["sha1"]}};
