// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** ConfigCat. */
export const configcat: Row & { readonly name: "configcat" } = {"id":{"header":"X-ConfigCat-Webhook-ID"},"name":"configcat","signature":{"encoding":"base64","header":"X-ConfigCat-Webhook-Signature-V1","layout":{"bare":{"separator":","}},"signed":"{id}{timestamp}{body}"},"timestamp":{"from":{"header":"X-ConfigCat-Webhook-Timestamp"}}};
