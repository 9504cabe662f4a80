// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Kontent.ai. */
export const kontentAi: Row & { readonly name: "kontent-ai" } = {"name":"kontent-ai","signature":{"encoding":"base64","header":["X-Kontent-ai-Signature","X-KC-Signature"]}};
