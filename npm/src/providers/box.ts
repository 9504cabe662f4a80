// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Box. */
export const box: Row & { readonly name: "box" } = {"event_type":{"field":"trigger"},"id":{"field":"id"},"name":"box","signature":{"any_header":true,"encoding":"base64","header":["BOX-SIGNATURE-PRIMARY","BOX-SIGNATURE-SECONDARY"],"signed":"{body}{timestamp}"},"timestamp":{"from":{"header":"BOX-DELIVERY-TIMESTAMP"},"tolerance_s":600,"unit":"iso8601"}};
