/**
 * A provider's row on its way to the core.
 * @module
 */
import { WebhookError } from "../error.js";
import { type ProviderName, rows } from "../generated/rows.js";
import type { Row } from "../row.js";

/** The built-in row of that name, or the row itself. */
export function rowOf(provider: ProviderName | Row): Row {
  if (typeof provider === "object" && provider !== null) return provider;
  if (!Object.hasOwn(rows, provider)) {
    throw new WebhookError(
      "provider_invalid",
      `no provider is named \`${String(provider)}\`; there are ${Object.keys(rows).join(", ")}`,
    );
  }
  return rows[provider] as Row;
}

/**
 * The row as the core reads it: one line `PATH VALUE` for each leaf. It knows which paths there are;
 * a misspelt one is its error.
 */
export function flatten(row: object, path = ""): string {
  let lines = "";
  for (const [name, value] of Object.entries(row) as [string, unknown][]) {
    const here = Array.isArray(row) ? path : path === "" ? name : `${path}.${name}`;
    if (value === null || value === undefined) continue;
    if (typeof value === "object") {
      lines += flatten(value, here);
      continue;
    }
    const text = String(value);
    if (text.includes("\n"))
      throw new WebhookError("provider_invalid", `the provider's row is wrong here: ${here} holds a line break`);
    lines += `${here} ${text}\n`;
  }
  return lines;
}
