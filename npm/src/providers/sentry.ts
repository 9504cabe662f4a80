// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Sentry. */
export const sentry: Row & { readonly name: "sentry" } = {"event_type":{"header":"Sentry-Hook-Resource"},"id":{"header":"Request-ID"},"name":"sentry","signature":{"encoding":"hex","header":"Sentry-Hook-Signature"}};
