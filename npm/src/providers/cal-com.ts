// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Cal.com. */
export const calCom: Row & { readonly name: "cal-com" } = {"event_type":{"field":"triggerEvent"},"name":"cal-com","signature":{"encoding":"hex","header":"X-Cal-Signature-256"}};
