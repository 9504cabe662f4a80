// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Telegram. */
export const telegram: Row & { readonly name: "telegram" } = {"id":{"field":"update_id"},"name":"telegram","signature":{"algorithm":"token","encoding":"text","header":"X-Telegram-Bot-Api-Secret-Token","weak":["no_body"]}};
