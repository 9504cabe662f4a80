// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Aikido. */
export const aikido: Row & { readonly name: "aikido" } = {"event_type":{"field":"event_type"},"name":"aikido","signature":{"encoding":"hex","header":"X-Aikido-Webhook-Signature"},"timestamp":{"from":{"field":"dispatched_at"},"tolerance_s":30}};
