// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** incident.io. */
export const incidentIo: Row & { readonly name: "incident-io" } = {"event_type":{"field":"event_type"},"id":{"header":"webhook-id"},"name":"incident-io","secret":"whsec","signature":{"encoding":"base64","header":"webhook-signature","layout":{"list":{"assign":",","separator":" ","version":"v1"}},"signed":"{id}.{timestamp}.{body}"},"timestamp":{"from":{"header":"webhook-timestamp"}}};
