// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Recurly. */
export const recurly: Row & { readonly name: "recurly" } = {"event_type":{"field":"event_type"},"name":"recurly","signature":{"encoding":"hex","header":"recurly-signature","layout":{"bare":{"separator":","}},"signed":"{timestamp}.{body}"},"timestamp":{"from":"first","unit":"milliseconds"}};
