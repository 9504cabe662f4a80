// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Acuity Scheduling. */
export const acuity: Row & { readonly name: "acuity" } = {"name":"acuity","signature":{"encoding":"base64","header":"X-Acuity-Signature"}};
