// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Mandrill (Mailchimp Transactional). */
export const mandrill: Row & { readonly name: "mandrill" } = {"name":"mandrill","signature":{"algorithm":"hmac_sha1","encoding":"base64","header":"X-Mandrill-Signature","signed":"{url}{form}","weak":["sha1"]}};
