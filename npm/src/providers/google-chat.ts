// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Google Chat. */
export const googleChat: Row & { readonly name: "google-chat" } = {"event_type":{"field":"type"},"name":"google-chat","signature":{"algorithm":"rsa_sha256","encoding":"base64_url","header":"Authorization","jwt":{"aud":"{secret}","iss":"chat@system.gserviceaccount.com"},"keys":{"form":"jwks","url":"https://www.googleapis.com/service_accounts/v1/jwk/chat@system.gserviceaccount.com"},"layout":{"value":{"prefix":"Bearer "}},"weak":["no_body"]}};
