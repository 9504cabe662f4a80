// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Orb. */
export const orb: Row & { readonly name: "orb" } = {"event_type":{"field":"type"},"id":{"field":"id"},"name":"orb","signature":{"encoding":"hex","header":"X-Orb-Signature","layout":{"value":{"prefix":"v1="}},"signed":"v1:{timestamp}:{body}"},"timestamp":{"from":{"header":"X-Orb-Timestamp"},"unit":"iso8601"}};
