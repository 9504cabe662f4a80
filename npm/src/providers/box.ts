// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Box. */
export const box: Row & { readonly name: "box" } = {"event_type":{"field":"trigger"},"id":{"field":"id"},"name":"box","signature":{"encoding":"base64","header":"BOX-SIGNATURE-PRIMARY","signed":"{body}{header:BOX-DELIVERY-TIMESTAMP}"}};
