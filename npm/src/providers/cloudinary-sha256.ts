// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Cloudinary (SHA-256). */
export const cloudinarySha256: Row & { readonly name: "cloudinary-sha256" } = {"event_type":{"field":"notification_type"},"name":"cloudinary-sha256","signature":{"algorithm":"sha256","encoding":"hex","header":"X-Cld-Signature","signed":"{body}{timestamp}{secret}","weak":["digest"]},"timestamp":{"from":{"header":"X-Cld-Timestamp"},"tolerance_s":7200}};
