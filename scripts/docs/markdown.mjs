// Pieces of Markdown from pieces of an OpenAPI document.

/** The anchor of a heading that is one name. */
export const anchor = (name) => name.toLowerCase();

/** A text as a cell of a table: one line, no bars. */
export const cell = (text = "") =>
  text
    .trim()
    .replaceAll(/\s*\n+\s*-? ?/g, " ")
    .replaceAll("|", "\\|");

export const json = (value) => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\`\n`;

export const table = (head, rows) =>
  [head, head.map(() => "---"), ...rows].map((row) => `| ${row.join(" | ")} |\n`).join("");

export const nameOf = (ref) => ref.split("/").at(-1);

/** A schema's type in a few words; `objects` is the page that its objects are on. */
export function typeOf(schema, objects) {
  if (schema.$ref) return `[${nameOf(schema.$ref)}](${objects}#${anchor(nameOf(schema.$ref))})`;
  if (schema.anyOf) return schema.anyOf.map((one) => typeOf(one, objects)).join(" or ");
  if (schema.enum) return schema.enum.map((word) => `\`${word}\``).join(", ");
  if (schema.const !== undefined) return `\`${schema.const}\``;
  const types = [schema.type ?? "any JSON"].flat();
  return types
    .map((type) => (type === "array" ? `list of ${typeOf(schema.items ?? {}, objects)}` : word(type, schema)))
    .join(" or ");
}

function word(type, { format, minimum, maximum, additionalProperties }) {
  if (type === "null") return "`null`";
  if (format === "date-time") return "time";
  // Where the type allows less than any number, the API says so.
  if (type === "integer" && maximum !== undefined && maximum < 65_535) return `integer, ${minimum ?? 0} to ${maximum}`;
  if (type === "object" && additionalProperties?.type === "string") return "object of strings";
  return type;
}

/** The fields of an object, as a table: those that a request must have are marked. */
export function fields({ properties = {}, required = [] }, objects, { isRequest = false } = {}) {
  const rows = Object.entries(properties).map(([name, schema]) => {
    const isNeeded = isRequest && required.includes(name);
    const preset = schema.default;
    const isSilent = preset === undefined || ["null", '""', "{}", "[]"].includes(JSON.stringify(preset));
    const about = [cell(schema.description), isSilent ? "" : `Default: \`${JSON.stringify(preset)}\`.`];
    return [`\`${name}\`${isNeeded ? ", required" : ""}`, typeOf(schema, objects), about.filter(Boolean).join(" ")];
  });
  return rows.length ? table(["field", "type", "what it is"], rows) : "";
}
