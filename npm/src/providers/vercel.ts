// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Vercel. */
export const vercel: Row & { readonly name: "vercel" } = {"event_type":{"field":"type"},"id":{"field":"id"},"name":"vercel","signature":{"algorithm":"hmac_sha1","encoding":"hex","header":"x-vercel-signature","weak":["sha1"]}};
