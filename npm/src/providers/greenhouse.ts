// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Greenhouse Onboarding. */
export const greenhouse: Row & { readonly name: "greenhouse" } = {"event_type":{"field":"action"},"name":"greenhouse","signature":{"encoding":"hex","header":"Signature","layout":{"value":{"prefix":"sha256 "}}}};
