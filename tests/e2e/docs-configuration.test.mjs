// docs/configuration.md against the code: it has every variable, binding and option that is read, and no other.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./support/gate.mjs";

const read = (...path) => readFileSync(join(root, ...path), "utf8");

/** The names in the first column of a section's first table. */
function names(page, heading) {
  const [, section] = read("docs", page).split(`\n## ${heading}\n`);
  assert.ok(section, `${page} has no section ${heading}`);
  const [table] = /^\| .*(\n\|.*)*/m.exec(section.split("\n## ")[0]);
  return [...table.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name).toSorted();
}

/** The files of the Worker and of what reads its environment. */
const code = [
  "crates/config",
  "crates/gate",
  "worker/gate",
  "worker/platform",
  "worker/sender",
  "worker/shell",
  "worker/src",
]
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true }).map((name) => join(folder, name)))
  .filter((name) => /\.(rs|js)$/.test(name))
  .map((name) => read(name));

test("every variable that the code names is on the page, and no other", () => {
  const quoted = code.flatMap((text) =>
    [...text.matchAll(/const \w+: &str = "(SIGNPOST_\w+)"/g)].map(([, name]) => name),
  );
  assert.ok(quoted.length >= 10);
  assert.deepEqual(names("configuration.md", "Variables and secrets"), [...new Set(quoted)].toSorted());
});

test("every binding is on the page with its class, and no other", () => {
  const rows = read("crates/config/src/binding.rs");
  const own = [...rows.matchAll(/pub const (\w+): &str = "(\w+)";/g)].map(([, , name]) => name);
  assert.deepEqual(names("configuration.md", "Bindings"), own.toSorted());
  // What JavaScript reads of the environment by its name.
  for (const text of code)
    for (const [, name] of text.matchAll(/\benv\.([A-Z_]{3,})/g)) assert.ok(own.includes(name), name);
  const page = read("docs/configuration.md");
  const wrangler = read("wrangler.toml");
  for (const [, name, className] of wrangler.matchAll(/^name = "([A-Z]+)"\nclass_name = "(\w+)"/gm))
    assert.ok(page.includes(`| \`${name}\` | Durable Object \`${className}\` |`), name);
});

test("every option of a source, a route and a destination is on the page, and on the page that explains it", () => {
  const [, source] = /deny_unknown_fields\)\]\nstruct Row \{\n([\s\S]*?)\n\}/.exec(
    read("crates/config/src/source/mod.rs"),
  );
  const [, route] = /Fields::read\(row, &\[([^\]]*)\]/.exec(read("crates/config/src/source/routes.rs"));
  const [, destination] = /const FIELDS: \[&str; \d+\] =\s*\[([^\]]*)\]/.exec(read("crates/config/src/destination.rs"));
  const quoted = (text) => [...text.matchAll(/"(\w+)"/g)].map(([, name]) => name).toSorted();
  const options = {
    "Options of a source": [
      [...source.matchAll(/^ +(\w+):/gm)].map(([, name]) => name).toSorted(),
      "gate.md",
      "Options of a source",
    ],
    "Options of a route": [quoted(route), "routes.md", "A route"],
    "Options of a destination": [quoted(destination), "routes.md", "A destination"],
  };
  for (const [heading, [wanted, page, section]] of Object.entries(options)) {
    assert.ok(wanted.length >= 4, heading);
    assert.deepEqual(names("configuration.md", heading), wanted, heading);
    assert.deepEqual(names(page, section), wanted, `${page}: ${section}`);
  }
});
