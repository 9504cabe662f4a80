// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** RingCentral. */
export const ringcentral: Row & { readonly name: "ringcentral" } = {"event_type":{"field":"event"},"handshake":{"answer":{"header":"Validation-Token"},"ask":{"method":"POST"},"take":{"header":"Validation-Token"}},"id":{"field":"uuid"},"name":"ringcentral","signature":{"algorithm":"token","encoding":"text","header":"Verification-Token","weak":["no_body"]}};
