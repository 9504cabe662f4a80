/**
 * Verify, deduplicate and sign webhooks.
 * @module
 */

import { register } from "./core.js";
import { rows } from "./generated/rows.js";

register(rows);

export * from "./core.js";
export { rows as providers };
