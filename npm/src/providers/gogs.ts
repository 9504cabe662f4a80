// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Gogs. */
export const gogs: Row & { readonly name: "gogs" } = {"event_type":{"header":"X-Gogs-Event"},"id":{"header":"X-Gogs-Delivery"},"name":"gogs","signature":{"encoding":"hex","header":"X-Gogs-Signature"}};
