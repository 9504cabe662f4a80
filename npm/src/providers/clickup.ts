// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** ClickUp. */
export const clickup: Row & { readonly name: "clickup" } = {"event_type":{"field":"event"},"name":"clickup","signature":{"encoding":"hex","header":"X-Signature"}};
