// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Buildkite. */
export const buildkite: Row & { readonly name: "buildkite" } = {"event_type":{"header":"X-Buildkite-Event"},"name":"buildkite","signature":{"encoding":"hex","header":"X-Buildkite-Signature","layout":{"list":{"assign":"=","separator":",","version":"signature"}},"signed":"{timestamp}.{body}"},"timestamp":{"from":{"item":"timestamp"}}};
