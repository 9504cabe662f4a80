// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** npm. */
export const npm: Row & { readonly name: "npm" } = {"event_type":{"field":"event"},"name":"npm","signature":{"encoding":"hex","header":"X-Npm-Signature","layout":{"value":{"prefix":"sha256="}}}};
