// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Paystack. */
export const paystack: Row & { readonly name: "paystack" } = {"event_type":{"field":"event"},"name":"paystack","signature":{"algorithm":"hmac_sha512","encoding":"hex","header":"x-paystack-signature"}};
