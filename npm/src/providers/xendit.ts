// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Xendit. */
export const xendit: Row & { readonly name: "xendit" } = {"event_type":{"field":"event"},"id":{"header":"webhook-id"},"name":"xendit","signature":{"algorithm":"token","encoding":"text","header":"x-callback-token","weak":["no_body"]}};
