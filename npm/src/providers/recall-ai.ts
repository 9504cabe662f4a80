// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Recall.ai. */
export const recallAi: Row & { readonly name: "recall-ai" } = {"event_type":{"field":"event"},"id":{"header":"webhook-id"},"name":"recall-ai","secret":"whsec","signature":{"encoding":"base64","header":"webhook-signature","layout":{"list":{"assign":",","separator":" ","version":"v1"}},"signed":"{id}.{timestamp}.{body}"},"timestamp":{"from":{"header":"webhook-timestamp"}}};
