// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** FusionAuth. */
export const fusionauth: Row & { readonly name: "fusionauth" } = {"event_type":{"field":"event.type"},"id":{"field":"event.id"},"name":"fusionauth","signature":{"encoding":"base64_url","header":"X-FusionAuth-Signature-JWT","jwt":{"request_body_sha256":"{sha256_base64:body}"}}};
