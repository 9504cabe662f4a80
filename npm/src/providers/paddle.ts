// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Paddle. */
export const paddle: Row & { readonly name: "paddle" } = {"event_type":{"field":"event_type"},"id":{"field":"event_id"},"name":"paddle","signature":{"encoding":"hex","header":"Paddle-Signature","layout":{"list":{"assign":"=","separator":";","version":"h1"}},"signed":"{timestamp}:{body}"},"timestamp":{"from":{"item":"ts"}}};
