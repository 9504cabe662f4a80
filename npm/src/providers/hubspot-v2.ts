// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** HubSpot (v2 signatures). */
export const hubspotV2: Row & { readonly name: "hubspot-v2" } = {"name":"hubspot-v2","signature":{"algorithm":"sha256","encoding":"hex","header":"X-HubSpot-Signature","signed":"{secret}{method}{url}{body}","weak":["digest"]}};
