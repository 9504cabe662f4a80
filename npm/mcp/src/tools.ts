/**
 * The tools, written by scripts/build-mcp.mjs from the OpenAPI document of crates/api.
 * @module
 */
import made from "../dist/tools.json" with { type: "json" };

/** One operation as a tool. */
export interface Tool {
  /** The operation's own name. */
  name: string;
  title: string;
  description: string;
  inputSchema: {
    type: "object";
    properties: Record<string, object>;
    required: string[];
    $defs?: Record<string, object>;
  };
  annotations: { readOnlyHint: boolean; destructiveHint: boolean; idempotentHint: boolean };
  method: "delete" | "get" | "patch" | "post" | "put";
  path: string;
  /** Where each argument goes. */
  places: Record<string, "body" | "key" | "path" | "query">;
  /** Whether it changes nothing. */
  isRead: boolean;
  hasBody: boolean;
  isKeyed: boolean;
}

export const tools = made.tools as unknown as Tool[];

/** The package's. */
export const version: string = made.version;
