// Writes the types of the sender's API into npm/src/generated from the OpenAPI document that crates/api makes; with
// --check it only says whether they are current.
//
// sender.ts holds the bodies, with their documentation: it is part of the package. paths.d.ts says which of them
// belongs to which path, for openapi-fetch: it checks the client while it is compiled, and is no part of the package.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import openapiTS, { astToString } from "openapi-typescript";
import ts from "typescript";
import { fail, output, root, step } from "../lib.mjs";

const folder = join(root, "npm/src/generated");
const note =
  "// Written by scripts/openapi-types/write.mjs from the OpenAPI document of crates/api: change the types there.\n";

step("reading the OpenAPI document");
const text = output("cargo", [
  ..."run --quiet --profile tools --locked -p signpost-api --features openapi --bin signpost-openapi".split(" "),
]);
const document = JSON.parse(text);
const schemas = document.components.schemas;
const isPage = (name) => name.endsWith("Page");

/** The document as the types need it: one line about each field, and nothing that only a validator asks for. */
function lean(value, key) {
  if (Array.isArray(value)) return value.map((inner) => lean(inner));
  if (typeof value !== "object" || value === null) return value;
  const page = /^#\/components\/schemas\/(\w+)$/.exec(value.$ref ?? "")?.[1];
  // A page is one generic type in the package; here each stands where it is used.
  if (page !== undefined && isPage(page)) return lean({ ...schemas[page], description: undefined });
  // Names of fields, not words of the schema.
  if (key === "properties")
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, lean(inner)]));
  const { default: preset, description, example, examples, format, minimum, maximum, pattern, ...rest } = value;
  // What each word of an enum means is for the document.
  const whole = rest.enum === undefined ? description : description?.split("\n\n")[0].split("\n- ")[0];
  const says = typeof whole === "string" ? whole.replace(/\s+/g, " ") : undefined;
  const isSilent = [undefined, "null", "false", '""', "{}", "[]"].includes(JSON.stringify(preset));
  const told = says === undefined || isSilent ? says : `${says} Default: \`${JSON.stringify(preset)}\`.`;
  const inner = Object.entries(rest).map(([name, inner]) => [name, lean(inner, name)]);
  return { ...(told === undefined ? {} : { description: told }), ...Object.fromEntries(inner) };
}

/** Success by its status, and every error as what they all are. */
function answers(responses) {
  const [status] = Object.keys(responses).filter((status) => status.startsWith("2"));
  const problem = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
  return { [status]: responses[status], default: { description: "", content: problem } };
}

const full = lean(document);
for (const item of Object.values(full.paths)) {
  for (const [method, operation] of Object.entries(item)) {
    if (method !== "parameters") item[method] = { ...operation, responses: answers(operation.responses) };
  }
}
full.components.schemas = Object.fromEntries(Object.entries(full.components.schemas).filter(([name]) => !isPage(name)));

/** Names of what a client writes; everything else it only reads. */
const written = new Set();
function reach(value) {
  const name = /^#\/components\/schemas\/(\w+)$/.exec(value?.$ref ?? "")?.[1];
  if (name !== undefined && !written.has(name)) {
    written.add(name);
    reach(schemas[name]);
  }
  if (typeof value === "object" && value !== null) for (const inner of Object.values(value)) reach(inner);
}
for (const item of Object.values(document.paths)) for (const { requestBody } of Object.values(item)) reach(requestBody);

// The package has a size to keep: about a field that is only read, a plain sentence ("The receiver's HTTP status.") says
// what its name and type say. Values, units and conditions stay.
for (const [name, { properties }] of Object.entries(full.components.schemas)) {
  if (written.has(name)) continue;
  for (const field of Object.values(properties ?? {})) {
    if (!/[`,;:.0-9]./.test(field.description ?? "")) delete field.description;
  }
}

// A field with a default may be left out of a request; the document itself says which are always in an answer.
const nodes = await openapiTS(full, { defaultNonNullable: false });
const named = (name) => nodes.find((node) => node.name?.text === name);

const bodies = named("components").members.find((member) => member.name.text === "schemas").type.members;
const interfaces = bodies.map((body) => {
  const modifiers = [ts.factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  const node = ts.isTypeLiteralNode(body.type)
    ? ts.factory.createInterfaceDeclaration(modifiers, body.name, undefined, undefined, body.type.members)
    : ts.factory.createTypeAliasDeclaration(modifiers, body.name, undefined, body.type);
  return ts.setSyntheticLeadingComments(node, ts.getSyntheticLeadingComments(body));
});
const reference = /components\["schemas"\]\["(\w+)"\]/g;
const plain = (code) =>
  code
    .replace(/@description /g, "")
    .replace(/^ *\* @enum .*\n/gm, "")
    .replace(/^ *\/\*\* @enum .*\*\/\n/gm, "")
    .replace(/^( *)\/\*\*\n *\* (.*)\n *\*\/$/gm, "$1/** $2 */");

const files = {
  "sender.ts": `${note}\n${plain(astToString(interfaces)).replace(reference, "$1")}`,
  "paths.d.ts": `${note}import type * as sender from "./sender.js";\n\n${plain(
    astToString([named("paths"), named("operations")]),
  )
    .replace(reference, "sender.$1")
    .replace(/^ *\/\*\*.*\*\/\n/gm, "")
    .replace(/^ *(?!content)\w+\?: never;\n/gm, "")}`,
};

for (const [name, content] of Object.entries(files)) {
  const file = join(folder, name);
  if (!process.argv.includes("--check")) writeFileSync(file, content);
  else if (!existsSync(file) || readFileSync(file, "utf8") !== content)
    fail(`${file} is stale: run \`node scripts/openapi-types/write.mjs\``);
}
