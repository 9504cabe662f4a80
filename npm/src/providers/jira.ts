// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Jira. */
export const jira: Row & { readonly name: "jira" } = {"event_type":{"field":"webhookEvent"},"id":{"header":"X-Atlassian-Webhook-Identifier"},"name":"jira","signature":{"encoding":"hex","header":"X-Hub-Signature","layout":{"value":{"prefix":"sha256="}}}};
