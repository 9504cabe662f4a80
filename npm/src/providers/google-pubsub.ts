// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Google Cloud Pub/Sub. */
export const googlePubsub: Row & { readonly name: "google-pubsub" } = {"id":{"field":"message.messageId"},"name":"google-pubsub","signature":{"algorithm":"rsa_sha256","encoding":"base64_url","header":"Authorization","jwt":{"aud":"{url}","email":"{secret}","iss":"https://accounts.google.com"},"keys":{"form":"jwks","url":"https://www.googleapis.com/oauth2/v3/certs"},"layout":{"value":{"prefix":"Bearer "}},"weak":["no_body"]}};
