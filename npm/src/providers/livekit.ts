// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** LiveKit. */
export const livekit: Row & { readonly name: "livekit" } = {"event_type":{"field":"event"},"id":{"field":"id"},"name":"livekit","signature":{"encoding":"base64_url","header":"Authorization","jwt":{"sha256":"{sha256_base64:body}"}},"timestamp":{"from":{"claim":"nbf"}}};
