// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** DocuSign Connect. */
export const docusign: Row & { readonly name: "docusign" } = {"event_type":{"field":"event"},"name":"docusign","signature":{"any_header":true,"encoding":"base64","header":["X-DocuSign-Signature-1","X-DocuSign-Signature-2","X-DocuSign-Signature-3","X-DocuSign-Signature-4","X-DocuSign-Signature-5","X-DocuSign-Signature-6","X-DocuSign-Signature-7","X-DocuSign-Signature-8","X-DocuSign-Signature-9","X-DocuSign-Signature-10","X-DocuSign-Signature-11","X-DocuSign-Signature-12","X-DocuSign-Signature-13","X-DocuSign-Signature-14","X-DocuSign-Signature-15","X-DocuSign-Signature-16"]}};
