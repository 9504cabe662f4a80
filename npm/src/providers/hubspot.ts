// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** HubSpot. */
export const hubspot: Row & { readonly name: "hubspot" } = {"name":"hubspot","signature":{"encoding":"base64","header":"X-HubSpot-Signature-v3","signed":"{method}{url}{body}{timestamp}"},"timestamp":{"from":{"header":"X-HubSpot-Request-Timestamp"},"unit":"milliseconds"}};
