// The reference's pages of objects and of errors.
import { cell, fields, table } from "./markdown.mjs";

/** What an enum's words mean stands in its description as a list. */
function words(description = "") {
  const [about, ...items] = description.split(/\n+- /);
  return {
    about,
    meanings: new Map(items.map((item) => item.split(/`: /)).map(([word, text]) => [word.replaceAll("`", ""), text])),
  };
}

export function objects({ components }) {
  const parts = ["# Objects of the API\n\nWhat requests and answers are made of. A time is RFC 3339 in UTC.\n"];
  for (const [name, schema] of Object.entries(components.schemas)) {
    const { about, meanings } = words(schema.description);
    if (name === "Code") {
      parts.push(`## Code\n\n${about} Each of them: [errors](../errors.md).\n`);
    } else if (schema.enum) {
      const rows = schema.enum.map((word) => [`\`${word}\``, cell(meanings.get(word))]);
      parts.push(`## ${name}\n\n${about}\n\n${table(["value", "what it means"], rows)}`);
    } else {
      const own = schema.properties ? fields(schema, "", { isRequest: schema.additionalProperties === false }) : "";
      parts.push([`## ${name}\n`, schema.description ? `${schema.description}\n` : "", own].filter(Boolean).join("\n"));
    }
  }
  return parts.join("\n");
}

export function errors({ components }, gate) {
  const parts = [
    "# Errors\n\nEvery error is a problem document ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)). Programs read `code`, which never " +
      "changes; `detail` and `errors` say what is wrong in this request; `request_id` is in the Worker's log.\n",
    "## The API\n",
  ];
  for (const [code, { summary, description, value }] of Object.entries(components.examples))
    parts.push(`### \`${code}\`\n\n**${value.status}.** ${summary}\n\n${description}\n`);
  const rows = gate.map(({ status, code, title }) => [`\`${code}\``, status, title]);
  parts.push(
    "## The gate\n\nWhat a provider is answered. [The gate's answers](gate.md#answers) say when each comes and what the provider should " +
      `do; why a delivery was refused stands in [the log](gate.md#the-log) alone.\n\n${table(["code", "status", "title"], rows)}`,
  );
  return parts.join("\n");
}
