// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Front. */
export const front: Row & { readonly name: "front" } = {"event_type":{"field":"type"},"handshake":{"answer":{"json":"{\"challenge\":\"{value}\"}"},"ask":{"method":"POST"},"take":{"header":"X-Front-Challenge"}},"name":"front","signature":{"encoding":"base64","header":"X-Front-Signature","signed":"{timestamp}:{body}"},"timestamp":{"from":{"header":"X-Front-Request-Timestamp"},"unit":"milliseconds"}};
