// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Twilio. */
export const twilio: Row & { readonly name: "twilio" } = {"name":"twilio","signature":{"algorithm":"hmac_sha1","encoding":"base64","header":"X-Twilio-Signature","signed":"{url}{form}","weak":["sha1"]}};
