// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** ElevenLabs. */
export const elevenlabs: Row & { readonly name: "elevenlabs" } = {"event_type":{"field":"type"},"name":"elevenlabs","signature":{"encoding":"hex","header":"ElevenLabs-Signature","layout":{"list":{"assign":"=","separator":",","version":"v0"}},"signed":"{timestamp}.{body}"},"timestamp":{"from":{"item":"t"},"tolerance_s":1800}};
