// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** HubSpot (v1 signatures). */
export const hubspotV1: Row & { readonly name: "hubspot-v1" } = {"name":"hubspot-v1","signature":{"algorithm":"sha256","encoding":"hex","header":"X-HubSpot-Signature","signed":"{secret}{body}","weak":["digest"]}};
