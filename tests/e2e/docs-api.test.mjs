// The reference of the API in docs/: it has everything that the document has, and its examples are requests that the Worker takes.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { gateProblems, pages } from "../../scripts/docs/api.mjs";
import { root } from "./support/gate.mjs";
import { client, senderVars } from "./support/sender.mjs";
import { useGate } from "./support/use.mjs";

const document = JSON.parse(readFileSync(join(root, "worker/build/assets/openapi.json"), "utf8"));

test("the reference has every operation with its parameters, fields and errors, and every code of API and gate", () => {
  const written = pages(document, gateProblems());
  const operations = Object.entries(document.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, shared: item.parameters, ...operation })),
  );
  const all = operations.filter(({ operationId }) => operationId);
  assert.ok(all.length >= 30);
  const objects = written["docs/api/objects.md"];
  for (const { path, method, summary, parameters, shared, requestBody, tags } of all) {
    const page = written[`docs/api/${tags[0].toLowerCase().replaceAll(" ", "-")}.md`];
    const heading = summary.replace(/\.$/, "");
    const [, section] = page.split(`\n## ${heading}\n`);
    assert.ok(section?.includes(`${method.toUpperCase()} ${path}\n`), summary);
    assert.ok(written["docs/api.md"].includes(`[${heading}]`), summary);
    for (const { name } of [...shared, ...parameters])
      assert.ok(section.includes(`| \`${name}\` |`), `${summary} ${name}`);
    const body = requestBody?.content["application/json"].schema.$ref?.split("/").at(-1);
    for (const name of Object.keys(document.components.schemas[body]?.properties ?? {}))
      assert.ok(section.includes(`| \`${name}\``), `${summary} ${name}`);
  }
  for (const name of Object.keys(document.components.schemas)) assert.ok(objects.includes(`\n## ${name}\n`), name);
  const errors = written["docs/errors.md"];
  for (const code of Object.keys(document.components.examples)) assert.ok(errors.includes(`### \`${code}\`\n`), code);
  assert.ok(gateProblems().length > 15);
  for (const { code } of gateProblems()) assert.ok(errors.includes(`| \`${code}\` | `), code);
});

test("every example of a request is one that the Worker understands", async () => {
  const gate = await useGate({ vars: senderVars });
  const { call } = client(gate.url);
  let tried = 0;
  for (const [path, item] of Object.entries(document.paths)) {
    for (const [method, { parameters, requestBody, operationId }] of Object.entries(item)) {
      if (!operationId) continue;
      const given = [...item.parameters, ...parameters];
      const filled = path.replaceAll(/\{(\w+)\}/g, (_, name) => given.find((one) => one.name === name).example);
      const query = given
        .filter((one) => one.in === "query")
        .map(({ name, example }) => `${name}=${encodeURIComponent(example)}`);
      const body = requestBody?.content["application/json"].example;
      const url = `${filled.replace(/^\/v1/, "")}${query.length ? `?${query.join("&")}` : ""}`;
      const { status, body: answer } = await call(method.toUpperCase(), url, body);
      // What it names is not there; that is no fault of its form.
      assert.ok(
        status < 300 || ["not_found", "unconfirmed"].includes(answer.code),
        `${operationId}: ${JSON.stringify(answer)}`,
      );
      tried += 1;
    }
  }
  assert.ok(tried >= 30);
});
