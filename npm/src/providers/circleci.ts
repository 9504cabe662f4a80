// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** CircleCI. */
export const circleci: Row & { readonly name: "circleci" } = {"event_type":{"field":"type"},"id":{"field":"id"},"name":"circleci","signature":{"encoding":"hex","header":"circleci-signature","layout":{"list":{"assign":"=","separator":",","version":"v1"}}}};
