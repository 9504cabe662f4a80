// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Supabase Auth Hooks. */
export const supabaseAuthHooks: Row & { readonly name: "supabase-auth-hooks" } = {"id":{"header":"webhook-id"},"name":"supabase-auth-hooks","secret":"whsec","signature":{"encoding":"base64","header":"webhook-signature","layout":{"list":{"assign":",","separator":" ","version":"v1"}},"signed":"{id}.{timestamp}.{body}"},"timestamp":{"from":{"header":"webhook-timestamp"}}};
