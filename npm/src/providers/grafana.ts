// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Grafana Alerting. */
export const grafana: Row & { readonly name: "grafana" } = {"event_type":{"field":"status"},"name":"grafana","signature":{"encoding":"hex","header":"X-Grafana-Alerting-Signature"}};
