// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Sendbird. */
export const sendbird: Row & { readonly name: "sendbird" } = {"event_type":{"field":"category"},"name":"sendbird","signature":{"encoding":"hex","header":"X-Sendbird-Signature"}};
