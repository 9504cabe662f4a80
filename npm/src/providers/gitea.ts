// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Gitea. */
export const gitea: Row & { readonly name: "gitea" } = {"event_type":{"header":"X-Gitea-Event"},"id":{"header":"X-Gitea-Delivery"},"name":"gitea","signature":{"encoding":"hex","header":"X-Gitea-Signature"}};
