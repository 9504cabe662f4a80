// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Cloudinary. */
export const cloudinary: Row & { readonly name: "cloudinary" } = {"event_type":{"field":"notification_type"},"name":"cloudinary","signature":{"algorithm":"sha1","encoding":"hex","header":"X-Cld-Signature","signed":"{body}{timestamp}{secret}","weak":["digest","sha1"]},"timestamp":{"from":{"header":"X-Cld-Timestamp"},"tolerance_s":7200}};
