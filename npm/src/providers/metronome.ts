// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Metronome. */
export const metronome: Row & { readonly name: "metronome" } = {"event_type":{"field":"type"},"name":"metronome","signature":{"encoding":"hex","header":"Metronome-Webhook-Signature","signed":"{timestamp}\n{body}"},"timestamp":{"from":{"header":"X-Metronome-Date"},"unit":"http_date"}};
