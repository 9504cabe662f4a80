// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Doppler. */
export const doppler: Row & { readonly name: "doppler" } = {"name":"doppler","signature":{"encoding":"hex","header":"X-Doppler-Signature","layout":{"value":{"prefix":"sha256="}}}};
