// Builds the npm package `signpost-mcp` into npm/mcp/dist: its tools from the OpenAPI document of crates/api, then one file
// with everything that it takes from others.
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { output, root, run, step } from "./lib.mjs";
import { toolsOf } from "./mcp-tools.mjs";

const folder = join(root, "npm/mcp");
const dist = join(folder, "dist");
const document = "run --quiet --profile tools --locked -p signpost-api --features openapi --bin signpost-openapi";
const { version } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));

step("writing the tools");
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
const tools = toolsOf(JSON.parse(output("cargo", document.split(" "))));
writeFileSync(join(dist, "tools.json"), JSON.stringify({ version, tools }));

step("bundling the MCP server");
run(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-p", folder]);
const { metafile } = await build({
  entryPoints: ["index", "main"].map((name) => join(folder, "src", `${name}.ts`)),
  outdir: dist,
  bundle: true,
  splitting: true,
  chunkNames: "server",
  alias: { "@modelcontextprotocol/server/_shims": join(folder, "src/shims.ts") },
  minify: true,
  format: "esm",
  platform: "node",
  target: "node22",
  metafile: true,
  logLevel: "error",
});
rmSync(join(dist, "tools.json"));
chmodSync(join(dist, "main.js"), 0o755);
writeFileSync(
  join(dist, "index.d.ts"),
  "/** What `--help` shows. */\nexport declare const help: string;\n/** Serves over stdin and stdout until stdin ends. Gives an exit code. */\nexport declare function run(args: string[]): Promise<number>;\n",
);

// The licences of what is in it.
const inside = new Set(
  Object.keys(metafile.inputs).flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1] ?? []),
);
const texts = [...inside].sort().map((name) => {
  const from = join(root, "node_modules", name);
  const { version, license } = JSON.parse(readFileSync(join(from, "package.json"), "utf8"));
  const file = readdirSync(from).find((file) => /^licen[cs]e/i.test(file));
  if (file === undefined) throw new Error(`${name} has no licence`);
  return `${name} ${version} (${license})\n\n${readFileSync(join(from, file), "utf8").trim()}\n`;
});
writeFileSync(join(dist, "LICENSES.txt"), texts.join("\n---\n\n"));
copyFileSync(join(root, "LICENSE"), join(folder, "LICENSE"));
