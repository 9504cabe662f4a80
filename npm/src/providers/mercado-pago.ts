// Written by crates/rows from providers/*.toml: change the rows there.
import type { Row } from "../row.js";

/** Mercado Pago. */
export const mercadoPago: Row & { readonly name: "mercado-pago" } = {"event_type":{"field":"type"},"name":"mercado-pago","signature":{"encoding":"hex","header":"x-signature","layout":{"list":{"assign":"=","separator":",","version":"v1"}},"signed":"{if}id:{query_lower:data.id};{end}{if}request-id:{header:x-request-id};{end}ts:{timestamp};","weak":["no_body"]},"timestamp":{"from":{"item":"ts"},"unit":"seconds_or_milliseconds"}};
