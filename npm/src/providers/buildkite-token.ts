// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Buildkite (token). */
export const buildkiteToken: Row & { readonly name: "buildkite-token" } = {"event_type":{"header":"X-Buildkite-Event"},"name":"buildkite-token","signature":{"algorithm":"token","encoding":"text","header":"X-Buildkite-Token","weak":["no_body"]}};
