// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Vipps MobilePay. */
export const vippsMobilepay: Row & { readonly name: "vipps-mobilepay" } = {"event_type":{"field":"name"},"name":"vipps-mobilepay","signature":{"encoding":"base64","header":"Authorization","layout":{"value":{"prefix":"HMAC-SHA256 SignedHeaders=x-ms-date;host;x-ms-content-sha256&Signature="}},"signed":"{method}\n{target}\n{timestamp};{host};{sha256_base64:body}"},"timestamp":{"from":{"header":"x-ms-date"},"unit":"http_date"}};
