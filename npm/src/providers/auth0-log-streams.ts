// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Auth0 log streams. */
export const auth0LogStreams: Row & { readonly name: "auth0-log-streams" } = {"name":"auth0-log-streams","signature":{"algorithm":"token","encoding":"text","header":"Authorization","weak":["no_body"]}};
