// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Customer.io. */
export const customerIo: Row & { readonly name: "customer-io" } = {"event_type":{"field":"metric"},"id":{"field":"event_id"},"name":"customer-io","signature":{"encoding":"hex","header":"X-CIO-Signature","signed":"v0:{timestamp}:{body}"},"timestamp":{"from":{"header":"X-CIO-Timestamp"}}};
