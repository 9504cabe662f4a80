// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Pusher Channels. */
export const pusher: Row & { readonly name: "pusher" } = {"name":"pusher","signature":{"encoding":"hex","header":"X-Pusher-Signature"}};
