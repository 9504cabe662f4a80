// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Hugging Face. */
export const huggingface: Row & { readonly name: "huggingface" } = {"event_type":{"field":"event.action"},"name":"huggingface","signature":{"algorithm":"token","encoding":"text","header":"X-Webhook-Secret","weak":["no_body"]}};
