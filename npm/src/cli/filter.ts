/**
 * `signpost filter`: asks a filter of a document, in a package of its own.
 * @module
 */
import { Usage } from "./usage.js";

export const help = `usage: signpost filter FILTER [DOCUMENT|-] [--of body|request|event] [--explain] [--json]

Asks a filter of a document: exit code 0 if it passes, 1 if not, 2 if the filter has a mistake. Each is text or
@FILE; a document that is - or absent is stdin. It is a body as it came, or with --of the JSON of the parts.
--explain says what failed first. Needs the package signpost-filter.

  signpost filter '{"type":{"$startsWith":"order."}}' @body.json --explain`;

export async function run(args: string[]): Promise<number> {
  const name = "signpost-filter/command";
  try {
    return await ((await import(name)) as { run(args: string[]): Promise<number> }).run(args);
  } catch (error) {
    if ((error as { code?: string }).code !== "ERR_MODULE_NOT_FOUND") throw error;
    throw new Usage("filters are a package of their own: `npm install signpost-filter` beside signpost");
  }
}
