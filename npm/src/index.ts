/**
 * Verify, deduplicate and sign webhooks.
 * @module
 */
import { rows } from "./generated/rows.js";
import { register } from "./core.js";

register(rows);

export * from "./core.js";
export { rows as providers };
