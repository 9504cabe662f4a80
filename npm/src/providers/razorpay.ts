// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Razorpay. */
export const razorpay: Row & { readonly name: "razorpay" } = {"event_type":{"field":"event"},"id":{"header":"X-Razorpay-Event-Id"},"name":"razorpay","signature":{"encoding":"hex","header":"X-Razorpay-Signature"}};
