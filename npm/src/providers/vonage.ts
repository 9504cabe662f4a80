// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Vonage. */
export const vonage: Row & { readonly name: "vonage" } = {"name":"vonage","signature":{"encoding":"base64_url","header":"Authorization","jwt":{"payload_hash":"{sha256:body}"},"layout":{"value":{"prefix":"Bearer "}}},"timestamp":{"from":{"claim":"iat"}}};
