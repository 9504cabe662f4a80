// Builds the npm package into npm/dist: the core as wasm, its three ways in, then TypeScript.
import { chmodSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { build, transformSync } from "esbuild";
import { minify } from "terser";
import { root, run, step } from "./lib.mjs";
import { buildWasm } from "./wasm.mjs";

const dist = join(root, "npm/dist");
const wasmDir = join(dist, "wasm");
const wasm = join(wasmDir, "signpost_bg.wasm");

buildWasm({
  package: "signpost-wasm",
  out: wasmDir,
  name: "signpost",
  profile: "npm",
  optimize: "-Oz",
  // The hash has a backend for it, a third faster; every runtime that we support has had it since 2023.
  // Less inlining than usual: 2 KB less, and no slower.
  rustflags: "-C target-feature=+simd128 -C llvm-args=-inline-threshold=5",
});
rmSync(`${wasm}.d.ts`, { force: true });
rmSync(join(wasmDir, ".stamp"), { force: true });

step("writing the ways to load it");
const base64 = readFileSync(wasm).toString("base64");
const modules = {
  // Node, Bun, Deno, browsers, bundlers: compiled from text, so that no file has to be found.
  inline: `const text =\n  "${base64}";
export function compile() {
  return new WebAssembly.Module(bytes());
}
function bytes() {
  if (typeof Uint8Array.fromBase64 === "function") return Uint8Array.fromBase64(text);
  if (typeof Buffer === "function") return Buffer.from(text, "base64");
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}
`,
  // workerd refuses to compile bytes at request time.
  workerd: `import module from "./signpost_bg.wasm";\nexport const compile = () => module;\n`,
  // So does the edge runtime of Next.js, whose bundler wants to be told that it is a module.
  edge: `import module from "./signpost_bg.wasm?module";\nexport const compile = () => module;\n`,
};
for (const [name, text] of Object.entries(modules)) writeFileSync(join(wasmDir, `module.${name}.js`), text);
writeFileSync(join(wasmDir, "module.d.ts"), "export declare function compile(): WebAssembly.Module;\n");
for (const name of Object.keys(modules))
  writeFileSync(join(wasmDir, `module.${name}.d.ts`), 'export * from "./module.js";\n');

// The glue without its comments and without the asynchronous way in: a third of its size. And without its
// test for bytes: we give it a module, which in Next.js at the edge is that of another realm, so that
// `instanceof` denies it.
const glue = join(wasmDir, "signpost.js");
const small = (text) => transformSync(text, { format: "esm", minify: true, treeShaking: true }).code;
const asWritten = readFileSync(glue, "utf8");
const ofModules = asWritten.replace(
  /(function initSync\([\s\S]*?)if \(!\(module instanceof WebAssembly\.Module\)\) \{[^}]*\}/,
  "$1",
);
if (ofModules === asWritten) throw new Error("the glue's test for bytes is not where it was");
writeFileSync(glue, small(small(ofModules).replace(/\w+ as default,/, "")));
const types = join(wasmDir, "signpost.d.ts");
writeFileSync(types, readFileSync(types, "utf8").replace(/\/\*[\s\S]*?\*\/\n?/g, ""));

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
      const licence = readFileSync(join(folder, "LICENSE"), "utf8").trim();
      const { code } = transformSync(readFileSync(path, "utf8"), { format: "esm", minify: true, treeShaking: true });
      return { contents: `/*! ${name}\n${licence} */\n${code}` };
    });
  },
};

// Few files load faster than many: `index.js` is the whole core, the other ways in take it from there, and
// what these share is in chunks. The comments are for readers of the types, which keep them.
step("bundling");
const { exports: ways, bin } = JSON.parse(readFileSync(join(root, "npm/package.json"), "utf8"));
const entries = Object.values(ways)
  .map((way) => way.default)
  .filter(Boolean);
const commands = readdirSync(join(dist, "cli")).filter(
  (file) => file.endsWith(".js") && !["options.js", "print.js", "tunnel.js"].includes(file),
);
const inputs = [...entries, ...commands.map((file) => `./dist/cli/${file}`)].map((file) => join(root, "npm", file));
const index = join(dist, "index.js");
const options = {
  outbase: dist,
  outdir: dist,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  platform: "neutral",
  external: ["#module", "node:*"],
  chunkNames: "shared/[hash]",
  allowOverwrite: true,
  logLevel: "error",
};
const core = {
  name: "the one core",
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/index\.js$/ }, ({ path, resolveDir }) =>
      join(resolveDir, path) === index ? { path: "#core", external: true } : undefined,
    ),
};
await build({ ...options, entryPoints: inputs.filter((file) => file !== index), plugins: [core, bundled] });
await build({ ...options, entryPoints: [index] });
// What is local is renamed; functions and classes keep their names, for stack traces and for whoever prints
// an instance. (esbuild's way to keep them is a call for each, which no bundler dares to leave out.)
const keep = { keep_classnames: true, keep_fnames: true };
for (const file of readdirSync(dist, { recursive: true })) {
  const path = join(dist, file);
  if (file.endsWith(".d.ts")) {
    const indented = readFileSync(path, "utf8").replace(/^( {4})+/gm, (spaces) => "\t".repeat(spaces.length / 4));
    writeFileSync(path, indented);
  }
  if (!file.endsWith(".js") || /module\.\w+\.js$/.test(file)) continue;
  if (!inputs.includes(path) && !file.startsWith("shared")) {
    rmSync(path);
    continue;
  }
  const { code } = await minify(readFileSync(path, "utf8"), {
    ecma: 2022,
    parse: { module: true },
    compress: { ...keep },
    mangle: { ...keep },
    format: { comments: "some" },
  });
  writeFileSync(path, code);
}
if (!inputs.includes(join(root, "npm", bin.signpost))) throw new Error("the command is not among the files");
// For `npx signpost` in this folder; npm does it for those who install the package.
chmodSync(join(root, "npm", bin.signpost), 0o755);

// Types that no way in leads to are for nobody.
const reached = new Set();
const follow = (path) => {
  if (reached.has(path)) return;
  reached.add(path);
  for (const [, name] of readFileSync(path, "utf8").matchAll(/["'](\.[^"']+)\.js["']/g))
    follow(join(dirname(path), `${name}.d.ts`));
};
for (const way of Object.values(ways)) if (way.types) follow(join(root, "npm", way.types));
for (const file of readdirSync(dist, { recursive: true }))
  if (file.endsWith(".d.ts") && !reached.has(join(dist, file))) rmSync(join(dist, file));
