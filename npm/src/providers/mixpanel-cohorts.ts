// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Mixpanel cohort sync. */
export const mixpanelCohorts: Row & { readonly name: "mixpanel-cohorts" } = {"event_type":{"field":"action"},"name":"mixpanel-cohorts","signature":{"algorithm":"token","encoding":"base64","header":"Authorization","layout":{"value":{"prefix":"Basic "}},"weak":["no_body"]}};
