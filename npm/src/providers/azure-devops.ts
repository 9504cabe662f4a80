// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Azure DevOps. */
export const azureDevops: Row & { readonly name: "azure-devops" } = {"event_type":{"field":"eventType"},"id":{"field":"id"},"name":"azure-devops","signature":{"algorithm":"token","encoding":"base64","header":"Authorization","layout":{"value":{"prefix":"Basic "}},"weak":["no_body"]}};
