// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** GitLab (secret token). */
export const gitlabToken: Row & { readonly name: "gitlab-token" } = {"event_type":{"header":"X-Gitlab-Event"},"id":{"header":"X-Gitlab-Event-UUID"},"name":"gitlab-token","signature":{"algorithm":"token","encoding":"text","header":"X-Gitlab-Token","weak":["no_body"]}};
