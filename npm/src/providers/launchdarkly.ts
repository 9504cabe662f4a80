// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** LaunchDarkly. */
export const launchdarkly: Row & { readonly name: "launchdarkly" } = {"event_type":{"field":"kind"},"id":{"field":"_id"},"name":"launchdarkly","signature":{"encoding":"hex","header":"X-LD-Signature"}};
