// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** LiveChat. */
export const livechat: Row & { readonly name: "livechat" } = {"event_type":{"field":"action"},"name":"livechat","signature":{"algorithm":"token","encoding":"text","from":{"field":"secret_key"},"weak":["no_body"]}};
