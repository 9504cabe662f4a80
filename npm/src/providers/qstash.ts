// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** QStash. */
export const qstash: Row & { readonly name: "qstash" } = {"id":{"header":"Upstash-Message-Id"},"name":"qstash","signature":{"encoding":"base64_url","header":"Upstash-Signature","jwt":{"body":"{sha256_base64url:body}","iss":"Upstash","sub":"{url}"}},"timestamp":{"from":{"claim":"nbf"}}};
