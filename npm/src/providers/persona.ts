// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Persona. */
export const persona: Row & { readonly name: "persona" } = {"event_type":{"field":"data.attributes.name"},"id":{"field":"data.id"},"name":"persona","signature":{"encoding":"hex","header":"Persona-Signature","layout":{"list":{"assign":"=","blanks":true,"separator":",","version":"v1"}},"signed":"{timestamp}.{body}"},"timestamp":{"from":{"item":"t"}}};
