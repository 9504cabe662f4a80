// docs/limits.md against the code: each figure that names a constant is that constant, each limit of the API is on the
// page, and each status and code is one that the product answers.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { root } from "./support/gate.mjs";

const page = readFileSync(join(root, "docs/limits.md"), "utf8");
const sources = ["crates", "worker"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true })
    .filter((name) => /\.(rs|ts|js)$/.test(name) && !/(^|\/)build(-planted)?\//.test(name))
    .map((name) => ({ path: join(folder, name), text: readFileSync(join(root, folder, name), "utf8") })),
);

/** The values of every constant of that name, in files whose path has `where` in it; one that names another is that one. */
function constants(name, where = "") {
  const found = sources
    .filter(({ path }) => path.includes(where))
    .flatMap(({ text }) => [...text.matchAll(new RegExp(`\\bconst ${name}\\b(?:: \\w+)? = ([^;]+);`, "g"))])
    .map(([, value]) => value.trim());
  return found.flatMap((value) => {
    if (/^[\d_\s*<]+$/.test(value)) return [product(value.replaceAll("_", ""))];
    const other = /(\w+)::(?:[a-z_]+::)*([A-Z_]+)$/.exec(value);
    return other ? constants(other[2], value.split("::").at(-2)) : [];
  });
}

/** `1024 * 1024`, or `3 << 30`. */
const product = (text) =>
  text
    .split("*")
    .map((factor) => factor.split("<<").map(Number))
    .reduce((all, [number, shift = 0]) => all * number * 2 ** shift, 1);

const UNITS = { KiB: 2 ** 10, MiB: 2 ** 20, GiB: 2 ** 30, ms: 1, s: 1_000, h: 3_600_000, days: 86_400_000 };
/** What a constant counts in, by the end of its name, in the page's smallest unit of that kind. */
const scale = (name) => (name.endsWith("_S") ? 1_000 : name.endsWith("_DAYS") ? 86_400_000 : 1);

const figures = [...page.matchAll(/([\d,.]+)(?: (KiB|MiB|GiB|bytes|ms|s|h|days))? <!-- (\w+)(?: in (\w+))? -->/g)];

test("every figure of the page is its constant", () => {
  assert.equal(figures.length, [...page.matchAll(/<!--/g)].length, "a comment that belongs to no figure");
  for (const [text, digits, unit, name, where] of figures) {
    const said = Number(digits.replaceAll(",", "")) * (UNITS[unit] ?? 1);
    const known = constants(name, where).map((value) => value * scale(name));
    assert.ok(known.includes(said), `${text}: the code says ${known}`);
  }
});

test("every limit of the API is on the page", () => {
  const limits = sources.find(({ path }) => path === "crates/api/src/limits.rs").text;
  const names = [...limits.matchAll(/pub const (\w+)/g)].map(([, name]) => name);
  // As many as there are scopes: no limit that anybody meets.
  const expected = names.filter((name) => name !== "MAX_SCOPES");
  assert.ok(expected.length > 20);
  assert.deepEqual(
    expected.filter((name) => !figures.some((figure) => figure[3] === name)),
    [],
  );
});

test("every status with a code is one that the product answers", () => {
  const answers = [...page.matchAll(/\b([45]\d\d) `(\w+)`/g)];
  assert.ok(answers.length > 20);
  const problems = sources.filter(({ path }) => /problem\.(rs|ts|js)$/.test(path)).map(({ text }) => text);
  const errors = readFileSync(join(root, "worker/build/assets/errors.html"), "utf8");
  for (const [text, status, code] of answers) {
    const ofGate = problems.some((text) => new RegExp(`\\(\\s*${status},\\s*"${code}"`).test(text));
    const ofApi = errors.includes(`<h2 id="${code}"><code>${code}</code></h2>\n<p>${status}. `);
    assert.ok(ofGate || ofApi, text);
  }
});
