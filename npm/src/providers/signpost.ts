// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Signpost. */
export const signpost: Row & { readonly name: "signpost" } = {"id":{"header":"Signpost-Id"},"name":"signpost","signature":{"encoding":"base64","header":"Signpost-Signature","layout":{"list":{"assign":",","separator":" ","version":"v1"}},"signed":"{id}.{timestamp}.{header:Signpost-Source}.{body}"},"timestamp":{"from":{"header":"Signpost-Timestamp"}}};
