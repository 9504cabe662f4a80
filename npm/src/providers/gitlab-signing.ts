// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** GitLab (signing token). */
export const gitlabSigning: Row & { readonly name: "gitlab-signing" } = {"event_type":{"header":"X-Gitlab-Event"},"id":{"header":"webhook-id"},"name":"gitlab-signing","secret":"whsec","signature":{"encoding":"base64","header":"webhook-signature","layout":{"list":{"assign":",","separator":" ","version":"v1"}},"signed":"{id}.{timestamp}.{body}"},"timestamp":{"from":{"header":"webhook-timestamp"}}};
