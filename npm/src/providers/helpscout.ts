// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Help Scout. */
export const helpscout: Row & { readonly name: "helpscout" } = {"event_type":{"header":"X-HelpScout-Event"},"name":"helpscout","signature":{"algorithm":"hmac_sha1","encoding":"base64","header":"X-HelpScout-Signature","weak":["sha1"]}};
