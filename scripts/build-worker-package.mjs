// Builds the npm package `signpost-worker` from what build.mjs and build-npm.mjs have built.
import { copyFileSync, cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { build } from "esbuild";
import { root, step } from "./lib.mjs";
import { licences } from "./licences.mjs";

const built = join(root, "worker/build");
const folder = join(root, "npm/worker");
const dist = join(folder, "dist");
const assets = join(folder, "assets");

step("packing the Worker");
for (const path of [dist, assets]) rmSync(path, { recursive: true, force: true });
mkdirSync(dist);
// Beside `dist` and not in it: wrangler may take what lies beside an entry for modules of the Worker.
cpSync(join(built, "assets"), assets, { recursive: true });
cpSync(built, join(dist, "worker"), {
  recursive: true,
  filter: (path) => path !== join(built, "assets") && !/\.(d\.ts|stamp)$/.test(path),
});
const source = join(folder, "src");
for (const file of readdirSync(source))
  if (!["lint.js", "sender.js"].includes(file)) copyFileSync(join(source, file), join(dist, file));
// Types of the API for `Sender`.
copyFileSync(join(root, "npm/src/generated/sender.ts"), join(dist, "api.d.ts"));
const bundling = {
  bundle: true,
  minify: true,
  format: "esm",
  outdir: dist,
  legalComments: "inline",
  logLevel: "warning",
  logOverride: { "ignored-bare-import": "silent" },
};
await build({
  ...bundling,
  entryPoints: [join(source, "sender.js")],
  conditions: ["workerd"],
  external: ["cloudflare:workers", "./worker/index.js"],
  target: "es2022",
});
await build({ ...bundling, entryPoints: [join(source, "lint.js")], platform: "node", target: "node22" });
writeFileSync(join(dist, "portal.js"), `export default ${JSON.stringify(portal(), null, 1)};\n`);
const preact = readFileSync(join(root, "node_modules/preact/LICENSE"), "utf8").trim();
writeFileSync(
  join(dist, "LICENSES.txt"),
  `${licences("signpost-worker")}\n---\n\npreact, in the portal (MIT)\n\n${preact}\n`,
);
copyFileSync(join(root, "LICENSE"), join(folder, "LICENSE"));

/** Files by path, as text and headers: what the platform would serve from `assets`. The document is too large for that. */
function portal() {
  const types = { ".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".svg": "image/svg+xml" };
  const rules = headerRules(readFileSync(join(assets, "_headers"), "utf8"));
  const entry = (path) => {
    const type = `${types[extname(path)]}; charset=utf-8`;
    const own = rules.filter(({ pattern }) => pattern.test(path)).map(({ headers }) => headers);
    return [readFileSync(join(assets, path), "utf8"), Object.assign({ "content-type": type }, ...own)];
  };
  const files = readdirSync(assets, { recursive: true })
    .map((file) => `/${file.replaceAll("\\", "/")}`)
    .filter((path) => types[extname(path)] !== undefined)
    .sort();
  return Object.fromEntries(files.map((path) => [path, entry(path)]));
}

/** The rules of a `_headers` file: a pattern at the left edge, its headers indented below. */
function headerRules(text) {
  const rules = [];
  for (const line of text.split("\n")) {
    const [, name, value] = /^\s+([\w-]+):\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined) rules.at(-1).headers[name.toLowerCase()] = value;
    else if (line.trim()) {
      const parts = line.trim().split("*").map(RegExp.escape);
      rules.push({ pattern: new RegExp(`^${parts.join(".*")}$`), headers: {} });
    }
  }
  return rules;
}
