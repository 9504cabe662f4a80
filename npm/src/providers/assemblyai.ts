// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** AssemblyAI. */
export const assemblyai: Row & { readonly name: "assemblyai" } = {"event_type":{"field":"status"},"name":"assemblyai","signature":{"algorithm":"token","encoding":"text","header":"X-Webhook-Secret","weak":["no_body"]}};
