// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Zoom. */
export const zoom: Row & { readonly name: "zoom" } = {"event_type":{"field":"event"},"handshake":{"answer":{"json":"{\"plainToken\":\"{value}\",\"encryptedToken\":\"{made}\"}"},"ask":{"equals":"endpoint.url_validation","field":"event","method":"POST"},"make":{"hmac":"hex"},"take":{"alphabet":"token","field":"payload.plainToken","max_length":128}},"name":"zoom","signature":{"encoding":"hex","header":"x-zm-signature","layout":{"value":{"prefix":"v0="}},"signed":"v0:{timestamp}:{body}"},"timestamp":{"from":{"header":"x-zm-request-timestamp"}}};
