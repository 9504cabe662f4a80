// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Pipedrive. */
export const pipedrive: Row & { readonly name: "pipedrive" } = {"event_type":{"field":"meta.action"},"name":"pipedrive","signature":{"algorithm":"token","encoding":"base64","header":"Authorization","layout":{"value":{"prefix":"Basic "}},"weak":["no_body"]}};
