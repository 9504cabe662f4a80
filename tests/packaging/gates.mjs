// What the tarballs must be: the right files, small, readable by every tool.
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { fresh } from "./fresh.mjs";
import { capture, pack } from "./install.mjs";

const bin = ({ root }, name) => join(root, "node_modules/.bin", name);
const KIB = 1024;
/** The limits, in bytes. The wasm is measured as it travels. */
const LIMITS = {
  signpost: { install: 600_000, wasm: 20 * KIB },
  "signpost-filter": { install: 300_000, wasm: 54 * KIB },
  "signpost-public-keys": { install: 530_000, wasm: 92 * KIB },
};
/** Of `signpost-mcp`: most of it is the protocol's SDK. */
const MCP_LIMIT = 400_000;

/** Does it for every package, and joins what it says. */
const each = (check) => (context) =>
  Object.entries(context.packages)
    .map(([name, packed]) => [name, check(packed, name, context)])
    .flatMap(([name, said]) => (said === undefined ? [] : [`${name} ${said}`]))
    .join(", ");
const installed = ({ folder }, name, path) => join(folder, "node_modules", name, path);
const manifestOf = (context, name) => JSON.parse(readFileSync(installed(context, name, "package.json"), "utf8"));

export const gates = {
  "publint --strict": each(({ tarball }, _, context) => void capture(bin(context, "publint"), ["--strict", tarball])),

  // CommonJS gets the package by require(esm), which node16's CommonJS rule warns of; old resolution
  // knows no subpaths at all.
  attw: each(
    ({ tarball }, _, context) => void capture(bin(context, "attw"), [tarball, "--profile", "esm-only", "--no-color"]),
  ),

  "whole install": each(({ unpackedSize, files }, name) => {
    const limit = LIMITS[name].install;
    if (unpackedSize > limit) throw new Error(`${name}: ${unpackedSize} bytes are more than ${limit}`);
    return `${unpackedSize} bytes in ${files.length} files`;
  }),

  "wasm, gzipped": each((_, name, context) => {
    const folder = installed(context, name, "dist/wasm");
    const file = readdirSync(folder).find((file) => file.endsWith(".wasm"));
    const size = gzipSync(readFileSync(join(folder, file)), { level: 9 }).length;
    const limit = LIMITS[name].wasm;
    if (size > limit) throw new Error(`${name}: ${size} bytes are more than ${limit}`);
    return `${size} bytes`;
  }),

  "no dependency, no stray file": each(({ files }, name, context) => {
    if (manifestOf(context, name).dependencies !== undefined) throw new Error(`${name} has dependencies`);
    const stray = files
      .map(({ path }) => path)
      .filter(
        (path) => !/^(dist\/.*\.(js|d\.ts|wasm)|dist\/LICENSES\.txt|README\.md|package\.json|LICENSE)$/.test(path),
      );
    if (stray.length > 0) throw new Error(`${name}: ${stray.join(", ")}`);
    if (!files.some(({ path }) => path === "LICENSE")) throw new Error(`${name} has no LICENSE`);
  }),

  "what is bundled comes with its licence": (context) => {
    // With the chunks that it shares with the command.
    const client = readFileSync(installed(context, "signpost", "dist/client.js"), "utf8");
    const chunks = [...client.matchAll(/"\.\/(shared\/\w+\.js)"/g)].map(([, chunk]) => `dist/${chunk}`);
    const text = [client, ...chunks.map((chunk) => readFileSync(installed(context, "signpost", chunk), "utf8"))].join();
    for (const words of ["Copyright (c) 2023 Drew Powers", "The above copyright notice and this permission notice"])
      if (!text.includes(words)) throw new Error(`openapi-fetch's licence is not in client.js: ${words}`);
    const binary = "Redistributions in binary form must reproduce";
    const asked = readFileSync(installed(context, "signpost", "dist/cli/ask.js"), "utf8");
    for (const words of [
      "@clack/prompts",
      "sisteransi",
      "fast-wrap-ansi",
      "Bombshell contributors",
      "Terkel Gjervig Nielsen",
    ])
      if (!asked.includes(words)) throw new Error(`the licences of the prompts are not in ask.js: ${words}`);
    const crates = {
      signpost: ["lol_alloc", "spin", "subtle", binary],
      "signpost-filter": ["memchr", "zmij"],
      "signpost-public-keys": ["curve25519-dalek", "ed25519-dalek", "subtle", binary],
    };
    for (const [name, expected] of Object.entries(crates)) {
      const licences = readFileSync(installed(context, name, "dist/LICENSES.txt"), "utf8");
      for (const words of expected)
        if (!licences.includes(words)) throw new Error(`${name}'s licences of its crates lack ${words}`);
    }
  },

  "every subpath resolves and has types": each((_, name, context) => {
    const { exports: ways } = manifestOf(context, name);
    const paths = Object.keys(ways).filter((path) => !path.endsWith(".json"));
    // A pattern stands for each of its files; one of them is enough here.
    const one = (path) => path.replace("*", "stripe");
    const imports = paths
      .map(one)
      .map((path) => `await import(${JSON.stringify(name + path.slice(1))});`)
      .join("");
    capture(process.execPath, ["--input-type=module", "-e", imports], { cwd: context.folder });
    for (const { types } of paths.map((path) => ways[path])) readFileSync(installed(context, name, one(types)));
    return `${paths.length} subpaths`;
  }),

  "the packages are of one version": (context) => {
    const { version } = manifestOf(context, "signpost");
    const filters = manifestOf(context, "signpost-filter").version;
    if (filters !== version) throw new Error(`signpost ${version}, and signpost-filter ${filters}`);
    const other = manifestOf(context, "signpost-public-keys");
    if (other.version !== version || other.peerDependencies.signpost !== version)
      throw new Error(`signpost ${version}, and ${JSON.stringify(other, ["version", "peerDependencies", "signpost"])}`);
  },

  "signpost-mcp starts beside signpost, which names it where it is not": (context) => {
    const packed = pack(context.base, "npm/mcp");
    if (packed.unpackedSize > MCP_LIMIT) throw new Error(`${packed.unpackedSize} bytes are more than ${MCP_LIMIT}`);
    capture(bin(context, "publint"), ["--strict", packed.tarball]);
    const env = { ...process.env, SIGNPOST_URL: "http://127.0.0.1:9", SIGNPOST_API_KEY: "k".repeat(32) };
    // Its stdin ends at once, and so does the server.
    const start = (folder, name, ...args) =>
      spawnSync(join(folder, "node_modules/.bin", name), args, { cwd: folder, env, input: "", encoding: "utf8" });
    const packages = { ...context.packages, "signpost-mcp": packed };
    const folder = fresh({ ...context, packages }, "mcp", ["signpost-mcp"]);
    const manifest = JSON.parse(readFileSync(join(folder, "node_modules/signpost-mcp/package.json"), "utf8"));
    if (manifest.dependencies !== undefined) throw new Error("it has dependencies");
    for (const [name, ...args] of [["signpost", "mcp"], ["signpost-mcp"]]) {
      const { status, stdout, stderr } = start(folder, name, ...args);
      if (status !== 0 || stdout !== "" || !/only reads/.test(stderr)) throw new Error(`${name}: ${status} ${stderr}`);
    }
    const { status, stderr } = start(context.folder, "signpost", "mcp");
    if (status !== 2 || !/npx signpost-mcp/.test(stderr)) throw new Error(`without it: ${status} ${stderr}`);
    return `${packed.unpackedSize} bytes`;
  },

  "signpost alone names the package that public keys need": (context) => {
    const code = `import { Webhook } from "signpost";
try {
  new Webhook("discord", "${"a1".repeat(32)}");
} catch ({ code, message }) {
  console.log(code, message);
}`;
    const said = capture(process.execPath, ["--input-type=module", "-e", code], { cwd: fresh(context, "lone", []) });
    if (!/^provider_invalid .*signpost-public-keys/.test(said)) throw new Error(said);
  },
};
