/**
 * `signpost mcp`: starts the server of the Model Context Protocol, which is a package of its own.
 * @module
 */
import { Usage } from "./usage.js";

export const help = `usage: signpost mcp [--write] [--tenant TENANT] [--profile NAME]

Serves the API's operations as tools of the Model Context Protocol over stdio. Only what reads, unless --write is
given. Needs the package signpost-mcp, which \`npx signpost-mcp\` runs by itself.`;

export async function run(args: string[]): Promise<number> {
  const name = "signpost-mcp";
  try {
    return await ((await import(name)) as { run(args: string[]): Promise<number> }).run(args);
  } catch (error) {
    if ((error as { code?: string }).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new Usage("the server is a package of its own: `npm install signpost-mcp`, or `npx signpost-mcp` by itself");
  }
}
