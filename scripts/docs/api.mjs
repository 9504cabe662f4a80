// Writes the reference of the API (docs/api.md, docs/api/, docs/errors.md) from the OpenAPI document of crates/api; with
// --check it only says whether it is current.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { fail, output, root, step } from "../lib.mjs";
import { fileOf, overview, page } from "./operations.mjs";
import { errors, objects } from "./schemas.mjs";

const COMMAND = "run --quiet --profile tools --locked -p signpost-api --features openapi --bin signpost-openapi";
const NOTE =
  "<!-- Written by scripts/docs/api.mjs from the OpenAPI document of crates/api: change the words there. -->\n";

/** Each page by its path, from the document. */
export function pages(document, gateProblems) {
  const all = {
    "docs/api.md": overview(document),
    "docs/api/objects.md": objects(document),
    "docs/errors.md": errors(document, gateProblems),
  };
  for (const tag of document.tags) all[`docs/api/${fileOf(tag.name)}`] = page(document, tag);
  return Object.fromEntries(Object.entries(all).map(([path, text]) => [path, NOTE + text]));
}

/** Status, code and title of each of the gate's errors, from the rows in crates/gate. */
export function gateProblems() {
  const rows = readFileSync(join(root, "crates/gate/src/problem.rs"), "utf8");
  const found = [...rows.matchAll(/Self::new\(\s*(\d{3}),\s*"(\w+)",\s*"([^"]+)"/g)];
  return found.map(([, status, code, title]) => ({ status, code, title }));
}

function main() {
  step("the API's reference");
  const wanted = pages(JSON.parse(output("cargo", COMMAND.split(" "))), gateProblems());
  const folder = join(root, "docs/api");
  const present = existsSync(folder) ? readdirSync(folder).map((name) => `docs/api/${name}`) : [];
  const left = present.filter((path) => !(path in wanted));
  const stale = Object.keys(wanted).filter((path) => {
    const file = join(root, path);
    return !existsSync(file) || readFileSync(file, "utf8") !== wanted[path];
  });
  if (process.argv.includes("--check")) {
    if (stale.length + left.length) fail(`Not current: ${[...stale, ...left].join(", ")}. Run \`npm run generate\`.`);
    return;
  }
  mkdirSync(folder, { recursive: true });
  for (const path of left) rmSync(join(root, path));
  for (const path of stale) writeFileSync(join(root, path), wanted[path]);
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) main();
