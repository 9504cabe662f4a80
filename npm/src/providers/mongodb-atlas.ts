// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** MongoDB Atlas. */
export const mongodbAtlas: Row & { readonly name: "mongodb-atlas" } = {"event_type":{"header":"X-MMS-Event"},"name":"mongodb-atlas","signature":{"algorithm":"hmac_sha1","encoding":"base64","header":"X-MMS-Signature","weak":["sha1"]}};
