// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** HCP Terraform. */
export const terraformCloud: Row & { readonly name: "terraform-cloud" } = {"name":"terraform-cloud","signature":{"algorithm":"hmac_sha512","encoding":"hex","header":"X-TFE-Notification-Signature"}};
