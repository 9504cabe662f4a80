// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Deepgram. */
export const deepgram: Row & { readonly name: "deepgram" } = {"id":{"field":"metadata.request_id"},"name":"deepgram","signature":{"algorithm":"token","encoding":"text","header":"dg-token","weak":["no_body"]}};
