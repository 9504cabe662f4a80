// The vectors and the client in each runtime, from the installed tarball.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { build } from "esbuild";
import { capture, judge } from "./install.mjs";

const run = (context, command, ...args) =>
  judge(capture(command, [...args, "main.mjs"], { cwd: context.folder }), context);
const installed = ({ root }, name) => {
  const path = join(root, "node_modules/.bin", name);
  return existsSync(path) && spawnSync(path, ["--version"]).status === 0 ? path : undefined;
};

export const runtimes = {
  "node 24": (context) => run(context, process.execPath),

  "node 24, CommonJS through require(esm)": (context) => {
    const file = join(context.folder, "main.cjs");
    writeFileSync(
      file,
      'const { run } = require("./vectors.mjs");\nconst { Webhook } = require("signpost");\nif (!Webhook) throw 1;\nrequire("./client.mjs").publish().then(() => console.log(JSON.stringify(run(require("./cases.mjs").default))));\n',
    );
    return judge(capture(process.execPath, [file], { cwd: context.folder }), context);
  },

  "node 22": (context) => {
    const folder = join(context.folder, "node22");
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), "{}");
    const got = spawnSync("npm", ["install", "--no-audit", "--no-fund", "node@22.23.3"], {
      cwd: folder,
      encoding: "utf8",
      timeout: 180_000,
    });
    const node = join(folder, "node_modules/node/bin/node");
    if (got.status !== 0 || !existsSync(node)) return "SKIP Node 22 could not be installed";
    return run(context, node);
  },

  bun: (context) => {
    const bun = installed(context, "bun");
    return bun ? run(context, bun) : "SKIP bun is not installed";
  },

  deno: (context) => {
    const deno = installed(context, "deno");
    return deno
      ? run(context, deno, "run", "--no-lock", "--node-modules-dir=manual", "--allow-env")
      : "SKIP deno is not installed";
  },

  "workerd, static wasm, with Node's modules": (context) => workerd(context, true),
  "workerd, static wasm, without Node's modules": (context) => workerd(context, false),

  Chromium: async (context) => {
    const path = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
    if (path === undefined) return "SKIP Chromium is not installed";
    const { chromium } = await import("playwright-core");
    const { outputFiles } = await build({
      entryPoints: [join(context.folder, "main.mjs")],
      bundle: true,
      format: "esm",
      platform: "browser",
      write: false,
      logLevel: "error",
    });
    const server = createServer((request, response) => {
      const isScript = request.url === "/main.js";
      response.writeHead(200, { "Content-Type": isScript ? "text/javascript" : "text/html" });
      response.end(isScript ? outputFiles[0].text : '<script type="module" src="/main.js"></script>');
    });
    await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
    const browser = await chromium.launch({ executablePath: path, args: ["--no-sandbox"] });
    try {
      const page = await browser.newPage();
      const said = new Promise((resolve, reject) => {
        page.on("console", (message) => resolve(message.text()));
        page.on("pageerror", reject);
      });
      await page.goto(`http://127.0.0.1:${server.address().port}/`);
      return judge(await said, context);
    } finally {
      await browser.close();
      server.close();
    }
  },
};

/** A Worker that answers with the result, under the real runtime through wrangler. */
async function workerd(context, hasNode) {
  Object.assign(process.env, { CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_SEND_METRICS: "false" });
  const { unstable_startWorker: startWorker } = await import("wrangler");
  const folder = join(context.folder, hasNode ? "worker" : "worker-without-node");
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, "index.mjs"),
    'import { publish } from "../client.mjs";\nimport { run } from "../vectors.mjs";\nimport cases from "../cases.mjs";\nexport default { fetch: () => publish().then(() => Response.json({ ...run(cases), hasNode: typeof process === "object" })) };\n',
  );
  writeFileSync(
    join(folder, "wrangler.json"),
    JSON.stringify({
      name: "packaging",
      main: "index.mjs",
      compatibility_date: "2026-11-01",
      // From 2026-08-04 on, a date has them unless they are refused.
      compatibility_flags: hasNode ? ["nodejs_compat"] : ["no_nodejs_compat", "no_nodejs_compat_v2"],
    }),
  );
  const worker = await startWorker({
    config: join(folder, "wrangler.json"),
    dev: { server: { port: 0 }, inspector: false, logLevel: "error" },
  });
  try {
    const answer = await worker.fetch("http://localhost/");
    const text = await answer.text();
    const said = judge(text, context);
    if (JSON.parse(text).hasNode !== hasNode) throw new Error(`Node's modules are ${hasNode ? "not " : ""}there`);
    return said;
  } finally {
    await worker.dispose();
  }
}
