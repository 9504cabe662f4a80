/**
 * A call of a tool as a request of the API, and its answer as a model may read it.
 * @module
 */
import type { Call, Repeat } from "../../src/lib/client/call.js";
import { SignpostError } from "../../src/lib/client/error.js";
import type { Tool } from "./tools.js";

/** Where and for whom is asked, and whether anything may be changed. */
export interface Site {
  url: string;
  call: Call;
  tenant: string | undefined;
  write: boolean;
}

type Given = Record<string, unknown>;

/** Asks the API. @throws {SignpostError} */
export async function called({ call, tenant }: Site, tool: Tool, given: Given): Promise<unknown> {
  const all: Given = "tenant_id" in tool.places && tenant !== undefined ? { tenant_id: tenant, ...given } : given;
  const wrong = Object.keys(all)
    .filter((name) => !Object.hasOwn(tool.places, name))
    .map((field) => ({ field, code: "unknown", message: "is no argument of this tool" }));
  const missing = Object.keys(tool.places)
    // `.` and `..` would lead to another operation.
    .filter((name) => tool.places[name] === "path" && !/^(?!\.\.?$)[^/?#]+$/.test(String(all[name] ?? "")))
    .map((field) => ({ field, code: "missing", message: "is needed" }));
  const errors = [...wrong, ...missing] as never[];
  if (errors.length > 0) {
    const detail = [...wrong, ...missing].map(({ field, message }) => `\`${field}\` ${message}`).join("; ");
    throw new SignpostError("invalid", detail, { detail, errors });
  }
  const of = (place: string) => Object.fromEntries(Object.entries(all).filter(([name]) => tool.places[name] === place));
  const key = all.idempotency_key;
  const options = typeof key === "string" ? { idempotencyKey: key } : undefined;
  const answer = await call<unknown>(repeatOf(tool), options, (api, init) =>
    // The paths' types are for those who know the path when they write it.
    (api.request as unknown as (...request: unknown[]) => Promise<never>)(tool.method, tool.path, {
      ...init,
      params: { path: of("path"), query: of("query") },
      ...(tool.hasBody && { body: of("body") }),
    }),
  );
  return answer === undefined ? { done: true } : withheld(answer);
}

/** What may be sent again when no answer came. */
function repeatOf({ method, isRead, isKeyed }: Tool): Repeat {
  if (isKeyed) return "key";
  if (method === "delete") return "gone";
  return isRead || method === "put" || method === "patch" ? "repeat" : "once";
}

/** The answer without a secret that was made for a person. */
function withheld(answer: unknown): unknown {
  if (typeof answer !== "object" || answer === null || !("secret" in answer)) return answer;
  return { ...answer, secret: "[withheld]" };
}
