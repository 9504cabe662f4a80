// The reference's pages of operations: an overview, and a page for each tag.
import { anchor, cell, fields, json, nameOf, table, typeOf } from "./markdown.mjs";

const METHODS = ["get", "post", "put", "patch", "delete"];
const OBJECTS = "objects.md";

/** The name of a tag's page. */
export const fileOf = (tag) => `${tag.toLowerCase().replaceAll(" ", "-")}.md`;

const operations = ({ paths }) =>
  Object.entries(paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => ({
      path,
      method: method.toUpperCase(),
      ...item[method],
      parameters: [...(item.parameters ?? []), ...item[method].parameters],
    })),
  );

/** A sentence as a heading: without its full stop. */
const heading = (summary) => summary.replace(/\.$/, "");

const slug = (summary) =>
  heading(summary)
    .toLowerCase()
    .replaceAll(/[^a-z0-9 _-]/g, "")
    .replaceAll(" ", "-");

export function overview(document) {
  const parts = [`# The API\n\n${document.info.description}\n`];
  parts.push(
    "The same as OpenAPI 3.1 is at `/openapi.json` of every deployment. [`signpost/client`](../npm/README.md#sending-webhooks) has every " +
      "operation for JavaScript.\n\n" +
      "| | |\n| --- | --- |\n" +
      "| address | `https://YOUR-WORKER/v1/...` |\n" +
      "| key | `Authorization: Bearer KEY`: the operator's key, or a tenant's token with the operation's scope ([keys](sender.md#keys)) |\n" +
      "| errors | [problem documents](errors.md) with a stable `code` |\n" +
      "| lists | `?limit=` rows, and `next_cursor` for the next page as `?cursor=` |\n" +
      "| doing it once | `Idempotency-Key` on a POST that takes one |\n" +
      "| sizes and rates | [limits](limits.md#what-comes-to-the-api) |\n",
  );
  for (const { name, description } of document.tags) {
    const rows = operations(document)
      .filter(({ tags }) => tags.includes(name))
      .map(({ method, path, summary }) => [
        `\`${method} ${path}\``,
        `[${heading(summary)}](api/${fileOf(name)}#${slug(summary)})`,
      ]);
    parts.push(`## ${name}\n\n${description}\n\n${table(["request", ""], rows)}`);
  }
  const told = Object.entries(document.webhooks).map(([type, { post }]) => [`\`${type}\``, cell(post.summary)]);
  parts.push(
    "## What the operator is told\n\nEvents of the tenant `operator` ([being told](sender.md#being-told)); each is a " +
      `[Notice](api/objects.md#notice).\n\n${table(["type", "when"], told)}`,
  );
  return parts.join("\n");
}

/** The page of one tag. */
export function page(document, { name, description }) {
  const own = operations(document).filter(({ tags }) => tags.includes(name));
  return [`# ${name}\n\n${description}\n`, ...own.map((operation) => describe(operation, document))].join("\n");
}

function describe({ method, path, summary, description, parameters, requestBody, responses }, document) {
  const parts = [`## ${heading(summary)}\n\n\`\`\`http\n${method} ${path}\n\`\`\`\n\n${description}\n`];
  if (parameters.length) {
    const rows = parameters.map(({ name, in: place, required, schema, example, description: about }) => [
      `\`${name}\``,
      `${place}${required ? ", required" : ""}`,
      typeOf(schema, OBJECTS),
      `${cell(about)}${example === undefined ? "" : ` Example: \`${example}\``}`,
    ]);
    parts.push(table(["parameter", "in", "type", "what it is"], rows));
  }
  if (requestBody) parts.push(body("Body", requestBody, document, { isRequest: true }));
  for (const [status, answer] of Object.entries(responses).filter(([status]) => status < "300"))
    parts.push(body(`Answer ${status}: ${answer.description}`, answer, document));
  const codes = Object.values(responses).flatMap(({ content }) =>
    Object.keys(content?.["application/problem+json"]?.examples ?? {}),
  );
  parts.push(`**Errors**: ${codes.map((code) => `[\`${code}\`](../errors.md#${anchor(code)})`).join(", ")}.\n`);
  return parts.join("\n");
}

function body(title, { content, required }, { components }, options = {}) {
  const given = content?.["application/json"];
  if (!given) return `**${title}**, without a body.\n`;
  const name = given.schema.$ref && nameOf(given.schema.$ref);
  const link = name ? ` ([${name}](${OBJECTS}#${anchor(name)}))` : "";
  const may = options.isRequest && !required ? ", may be left out" : "";
  // An answer's fields stand with the object; a request's here, where somebody writes it.
  const rows = options.isRequest ? fields(name ? components.schemas[name] : given.schema, OBJECTS, options) : "";
  return [`**${title}**${link}${may}\n`, rows, given.example === undefined ? "" : json(given.example)]
    .filter(Boolean)
    .join("\n");
}
