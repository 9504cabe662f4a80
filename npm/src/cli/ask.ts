/**
 * The questions of `signpost init`, for a terminal.
 * @module
 */
import { autocomplete, isCancel, password, select, text } from "@clack/prompts";
import type { Row } from "../index.js";
import { sendingOf } from "../lib/sending.js";
import { isWeb } from "./options.js";

/** Whoever was asked has gone. */
export class Cancelled extends Error {}

async function answered<T>(answer: Promise<unknown>): Promise<T> {
  const value = await answer;
  if (isCancel(value)) throw new Cancelled();
  return value as T;
}

export const askWhat = (): Promise<"both" | "receive" | "send"> =>
  answered(
    select({
      message: "What is it to do?",
      options: [
        { value: "both", label: "Receive and send webhooks" },
        { value: "receive", label: "Receive", hint: "verify, dedupe, forward to your origin" },
        { value: "send", label: "Send", hint: "deliver your events to your customers' endpoints" },
      ],
    }),
  );

export const askProvider = (rows: readonly Row[]): Promise<string> =>
  answered(
    autocomplete({
      message: "Whose webhooks? (type to search)",
      maxItems: 8,
      options: rows.map((row) => ({ value: row.name, label: sendingOf(row).title ?? row.name, hint: row.name })),
    }),
  );

export const askOrigin = (fallback: string): Promise<string> =>
  answered(
    text({
      message: "Where do verified webhooks go?",
      placeholder: fallback,
      defaultValue: fallback,
      validate: (url) => (!url || isWeb(url) ? undefined : "A URL begins with https:// or http://"),
    }),
  );

export const askDedupe = (): Promise<"kv" | "strict"> =>
  answered(
    select({
      message: "How are copies told?",
      options: [
        { value: "strict", label: "Strictly", hint: "one copy passes, always; a Durable Object" },
        { value: "kv", label: "Best effort", hint: "Workers KV" },
      ],
    }),
  );

export const askKey = (words: string): Promise<string> =>
  answered(text({ message: `${words}; leave it empty to set it later`, defaultValue: "" }));

export const askSecret = (message: string): Promise<string> => answered(password({ message }));
