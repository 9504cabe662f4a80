// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Checkout.com. */
export const checkoutCom: Row & { readonly name: "checkout-com" } = {"event_type":{"field":"type"},"id":{"field":"id"},"name":"checkout-com","signature":{"encoding":"hex","header":"Cko-Signature"}};
