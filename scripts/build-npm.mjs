// Builds the npm package into npm/dist: the core as wasm, its three ways in, then TypeScript. And the packages
// beside it: public keys, which need its types, filters, and the server of the Model Context Protocol.
import { chmodSync, copyFileSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { build, transformSync } from "esbuild";
import { root, run, step } from "./lib.mjs";
import { licences } from "./licences.mjs";
import { buildModule, bundleCore, bundling, shrink } from "./npm-module.mjs";

const dist = join(root, "npm/dist");
buildModule({ out: join(dist, "wasm"), name: "signpost" });

step("compiling TypeScript");
for (const entry of readdirSync(dist)) {
  if (entry !== "wasm") rmSync(join(dist, entry), { recursive: true, force: true });
}
run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", join(root, "npm")]);

/** Packages that become part of ours come with their licence, which asks for that, and small. */
const bundled = {
  name: "bundled packages",
  setup(build) {
    build.onLoad({ filter: /[\\/]node_modules[\\/].*\.m?js$/ }, ({ path }) => {
      const [, folder, name] = /^(.*[\\/]node_modules[\\/]((?:@[^\\/]+[\\/])?[^\\/]+))/.exec(path);
      const file = readdirSync(folder).find((file) => /^licen[cs]e/i.test(file));
      const licence = readFileSync(join(folder, file), "utf8").trim();
      const { code } = transformSync(readFileSync(path, "utf8"), { format: "esm", minify: true, treeShaking: true });
      return { contents: `/*! ${name}\n${licence} */\n${code}` };
    });
  },
};

// Few files load faster than many: `core.js` is the whole core (`edge.js` at the edge), the other ways in take
// it from there, and what these share is in chunks. The comments are for readers of the types, which keep them.
step("bundling");
const { exports: ways, bin } = JSON.parse(readFileSync(join(root, "npm/package.json"), "utf8"));
const entries = Object.values(ways)
  .map((way) => way.default)
  .filter((way) => way && !way.includes("*"));
const parts = ["actions", "given", "moving", "options", "print", "profile", "stats", "tunnel", "usage"];
const commands = readdirSync(join(dist, "cli")).filter(
  (file) => file.endsWith(".js") && !parts.includes(file.slice(0, -3)),
);
const inputs = [...entries, ...commands.map((file) => `./dist/cli/${file}`)].map((file) => join(root, "npm", file));
const [core, index] = ["core.js", "index.js"].map((file) => join(dist, file));
const outside = { [core]: "#core", [index]: "#index" };
const options = {
  ...bundling,
  outbase: dist,
  outdir: dist,
  splitting: true,
  chunkNames: "shared/[hash]",
  mainFields: ["module", "main"],
};
const once = {
  name: "the one core and the one table",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/(core|index)\.js$/ }, ({ path, resolveDir, kind }) => {
      const known = kind === "entry-point" ? undefined : outside[join(resolveDir, path)];
      return known === undefined ? undefined : { path: known, external: true };
    }),
};
// Every row stands once, in a file of constants: a way in to one row takes it from there, and bundlers leave out the others.
const rows = join(dist, "rows.js");
const providers = readdirSync(join(dist, "providers")).filter((file) => file.endsWith(".js"));
const contents = providers.map((file) => `export * from "./providers/${file}";`).join("\n");
await build({ ...bundling, stdin: { contents, resolveDir: dist }, outfile: rows });
const table = {
  name: "the table, from the rows",
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: /^#rows$/ }, ({ path }) => ({ path, external: true }));
    onLoad({ filter: /[\\/]generated[\\/]rows\.js$/ }, () => ({
      contents: `import * as all from "#rows";
const { claimport, gooclaim, standardWebhooks } = all;
const others = Object.values(all).sort((a, b) => (a.name < b.name ? -1 : 1));
export const rows = Object.fromEntries([claimport, gooclaim, standardWebhooks, ...others].map((row) => [row.name, row]));`,
    }));
  },
};
const shared = inputs.filter((file) => file !== core && file !== index);
await build({ ...options, entryPoints: shared, plugins: [once, bundled] });
await build({ ...bundling, entryPoints: [index], outfile: index, plugins: [once, table] });
const whole = await bundleCore(dist, "core");
for (const file of readdirSync(dist, { recursive: true })) {
  const path = join(dist, file);
  if (file.endsWith(".d.ts")) {
    // What a file is about is for those who read its source: no editor shows it.
    const types = readFileSync(path, "utf8").replace(/^\/\*\*(?:(?!\*\/).)*@module\s*\*\/\n/s, "");
    writeFileSync(
      path,
      // In types, every export is a declaration.
      types
        .replace(/^( {4})+/gm, (spaces) => "\t".repeat(spaces.length / 4))
        .replaceAll(/\bexport declare /g, "export "),
    );
  }
  if (!file.endsWith(".js") || /module\.\w+\.js$/.test(file)) continue;
  const isKept = [...inputs, ...whole, rows].includes(path) || /^(shared|providers)\b/.test(file);
  if (isKept) await shrink(path, { names: !/^cli\b/.test(file) });
  else rmSync(path);
}
if (!inputs.includes(join(root, "npm", bin.signpost))) throw new Error("the command is not among the files");
// For `npx signpost` in this folder. npm does both for those who install the package; here it installed before
// there was a command.
chmodSync(join(root, "npm", bin.signpost), 0o755);
if (process.platform !== "win32") {
  const link = join(root, "node_modules/.bin/signpost");
  rmSync(link, { force: true });
  symlinkSync(join("../signpost", bin.signpost), link);
}

// Types that no way in leads to are for nobody.
const reached = new Set();
const follow = (path) => {
  if (reached.has(path)) return;
  reached.add(path);
  for (const [, name] of readFileSync(path, "utf8").matchAll(/["'](\.[^"']+)\.js["']/g))
    follow(join(dirname(path), `${name}.d.ts`));
};
for (const way of Object.values(ways)) if (way.types && !way.types.includes("*")) follow(join(root, "npm", way.types));
const named = [];
for (const file of readdirSync(join(dist, "providers")).filter((file) => file.endsWith(".js"))) {
  const path = join(dist, "providers", file);
  const [[name, row]] = Object.entries(await import(pathToFileURL(path).href));
  // A row whose keys are fetched is the gate's: nobody can give it to `Webhook`.
  if (row.signature.keys) rmSync(path);
  else {
    named.push(`${name}:P<"${row.name}">`);
    const types = path.replace(/\.js$/, ".d.ts");
    for (const way of [path, types]) writeFileSync(way, `export{${name}}from"../rows.js";\n`);
    reached.add(types);
  }
}
// A row's types say no more than its name: they stand once, as the rows do.
const types = rows.replace(/\.js$/, ".d.ts");
writeFileSync(
  types,
  `import type{Row}from"./row.js";type P<N>=Row&{readonly name:N};export declare const ${named};export{};\n`,
);
follow(types);
for (const file of readdirSync(dist, { recursive: true }))
  if (file.endsWith(".d.ts") && !reached.has(join(dist, file))) rmSync(join(dist, file));
writeFileSync(join(dist, "LICENSES.txt"), licences("signpost-wasm"));
// npm packs no file from outside of a package's folder, and no link to one.
for (const folder of ["npm", "npm/filter", "npm/public-keys"])
  copyFileSync(join(root, "LICENSE"), join(root, folder, "LICENSE"));

run(process.execPath, [join(root, "scripts/build-public-keys.mjs")]);
run(process.execPath, [join(root, "scripts/build-filter.mjs")]);
run(process.execPath, [join(root, "scripts/build-mcp.mjs")]);
