// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Forgejo. */
export const forgejo: Row & { readonly name: "forgejo" } = {"event_type":{"header":"X-Forgejo-Event"},"id":{"header":"X-Forgejo-Delivery"},"name":"forgejo","signature":{"encoding":"hex","header":"X-Forgejo-Signature"}};
