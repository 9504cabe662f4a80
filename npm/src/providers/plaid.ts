// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Plaid. */
export const plaid: Row & { readonly name: "plaid" } = {"event_type":{"field":"webhook_type"},"name":"plaid","signature":{"algorithm":"ecdsa_p256_sha256","encoding":"base64_url","header":"Plaid-Verification","jwt":{"request_body_sha256":"{sha256:body}"},"keys":{"form":"jwk","post":"{\"client_id\":\"{client}\",\"secret\":\"{secret}\",\"key_id\":\"{kid}\"}","url":"https://production.plaid.com/webhook_verification_key/get"}},"timestamp":{"from":{"claim":"iat"}}};
