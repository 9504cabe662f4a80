/**
 * Options as they come from JavaScript, which nobody compiled.
 * @module
 */
import { WebhookError } from "../error.js";

/** What the core counts in, and the largest that a row or the Worker's configuration can say. */
export const MAX_TOLERANCE_S = 2 ** 32 - 1;

export const wrongOption = (what: string) => new WebhookError("options_invalid", what);

/** The options themselves, if they are an object. */
export function optionsOf<T extends object>(options: T): T {
  if (typeof options !== "object" || options === null) throw wrongOption("the options must be an object");
  return options;
}

/** An option that is text, where it is given. */
export function textOf<K extends string>(options: { readonly [name in K]?: string }, name: K): string | undefined {
  const value: unknown = options[name];
  if (value === undefined || value === null || typeof value === "string") return value ?? undefined;
  throw wrongOption(`\`${name}\` must be text`);
}
