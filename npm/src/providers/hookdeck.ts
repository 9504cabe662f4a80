// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Hookdeck Event Gateway. */
export const hookdeck: Row & { readonly name: "hookdeck" } = {"id":{"header":"X-Hookdeck-EventID"},"name":"hookdeck","signature":{"any_header":true,"encoding":"base64","header":["X-Hookdeck-Signature","X-Hookdeck-Signature-2"]}};
