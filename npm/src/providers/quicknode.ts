// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Quicknode. */
export const quicknode: Row & { readonly name: "quicknode" } = {"name":"quicknode","signature":{"encoding":"hex","header":"X-QN-Signature","signed":"{header:X-QN-Nonce}{header:X-QN-Timestamp}{body}"}};
