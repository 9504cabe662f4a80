// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** DocuSign Connect. */
export const docusign: Row & { readonly name: "docusign" } = {"event_type":{"field":"event"},"name":"docusign","signature":{"encoding":"base64","header":"X-DocuSign-Signature-1"}};
