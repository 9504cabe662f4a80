// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** WorkOS. */
export const workos: Row & { readonly name: "workos" } = {"event_type":{"field":"event"},"id":{"field":"id"},"name":"workos","signature":{"encoding":"hex","header":"WorkOS-Signature","layout":{"list":{"assign":"=","blanks":true,"separator":",","version":"v1"}},"signed":"{timestamp}.{body}"},"timestamp":{"from":{"item":"t"},"tolerance_s":180,"unit":"milliseconds"}};
