// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** MessageBird. */
export const messagebird: Row & { readonly name: "messagebird" } = {"name":"messagebird","signature":{"encoding":"base64_url","header":"MessageBird-Signature-JWT","jwt":{"iss":"MessageBird","payload_hash":"{sha256:body}","url_hash":"{sha256:url}"}},"timestamp":{"from":{"claim":"nbf"},"tolerance_s":60}};
