// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Framer. */
export const framer: Row & { readonly name: "framer" } = {"id":{"header":"Framer-Webhook-Submission-Id"},"name":"framer","signature":{"encoding":"hex","header":"Framer-Signature","layout":{"value":{"prefix":"sha256="}},"signed":"{body}{id}"}};
