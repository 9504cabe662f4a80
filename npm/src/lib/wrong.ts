import { WebhookError } from "../error.js";

/** The error for a mistake in a row. */
export const wrong = (what: string): WebhookError =>
  new WebhookError("provider_invalid", `the provider's row is wrong here: ${what}`);
