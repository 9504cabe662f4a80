// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** TikTok. */
export const tiktok: Row & { readonly name: "tiktok" } = {"event_type":{"field":"event"},"name":"tiktok","signature":{"encoding":"hex","header":"TikTok-Signature","layout":{"list":{"assign":"=","separator":",","version":"s"}},"signed":"{timestamp}.{body}"},"timestamp":{"from":{"item":"t"}}};
