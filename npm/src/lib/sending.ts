/**
 * What of a row only those need who send.
 * @module
 */
import { sending } from "../generated/sending.js";
import type { Row, Sending } from "../row.js";

/** The sending side of a row: its own, else that of the built-in row of its name. */
export function sendingOf(row: Row): Sending {
  return Object.hasOwn(sending, row.name) ? { ...sending[row.name as keyof typeof sending], ...row } : row;
}
