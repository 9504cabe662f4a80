// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Dropbox. */
export const dropbox: Row & { readonly name: "dropbox" } = {"handshake":{"echo_query":{"parameter":"challenge"}},"name":"dropbox","signature":{"encoding":"hex","header":"X-Dropbox-Signature"}};
