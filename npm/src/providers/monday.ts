// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** monday.com. */
export const monday: Row & { readonly name: "monday" } = {"event_type":{"field":"event.type"},"handshake":{"answer":{"json":"{\"challenge\":\"{value}\"}"},"ask":{"method":"POST"},"take":{"only_field":"challenge"}},"id":{"field":"event.triggerUuid"},"name":"monday","signature":{"encoding":"base64_url","header":"Authorization","jwt":{"aud":"{url}"},"weak":["no_body"]},"timestamp":{"from":{"claim":"iat"}}};
