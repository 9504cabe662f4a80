// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** PagerDuty. */
export const pagerduty: Row & { readonly name: "pagerduty" } = {"event_type":{"field":"event.event_type"},"id":{"field":"event.id"},"name":"pagerduty","signature":{"encoding":"hex","header":"X-PagerDuty-Signature","layout":{"list":{"assign":"=","separator":",","version":"v1"}}}};
