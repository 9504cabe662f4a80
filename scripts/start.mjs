// `npm start`: builds the Worker, runs it on the local runtime beside a demo origin, and shows how to
// send it webhooks. `--port N` moves the Worker.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { demoOrigin, pasteable } from "./demo.mjs";
import { devVars } from "./dev-vars.mjs";
import { buildOnce, fail, root, step } from "./lib.mjs";

// The demo sources of wrangler.toml name this port.
const ORIGIN_PORT = 8788;

const { values: options } = parseArgs({ options: { port: { type: "string", default: "8787" } } });
const gate = `http://127.0.0.1:${options.port}`;

buildOnce("build.mjs");
const secrets = devVars();
const origin = await demoOrigin(ORIGIN_PORT, secrets.SIGNPOST_SIGNING_SECRET, (line) =>
  console.log(`[origin] ${line}`),
).catch((error) =>
  fail(error.code === "EADDRINUSE" ? `Port ${ORIGIN_PORT} is in use: the demo origin cannot start.` : error.message),
);

step("starting the local runtime");
const wrangler = spawn(
  process.execPath,
  [
    join(root, "node_modules", "wrangler", "bin", "wrangler.js"),
    "dev",
    "--ip",
    "127.0.0.1",
    "--port",
    options.port,
    "--show-interactive-dev-session=false",
  ],
  {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
    env: {
      ...process.env,
      CLOUDFLARE_CF_FETCH_ENABLED: "false",
      WRANGLER_SEND_METRICS: "false",
    },
  },
);
let ready = false;
wrangler.stdout.setEncoding("utf8").on("data", (text) => {
  process.stdout.write(text);
  if (ready || !text.includes("Ready on")) return;
  ready = true;
  greet();
});
wrangler.on("exit", (code) => {
  origin.close();
  process.exit(code ?? 1);
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => wrangler.kill(signal));

function greet() {
  const lines = Object.entries(pasteable(gate, secrets)).map(([name, line]) => `${name}:\n${line}\n`);
  console.log(`
The gate runs on ${gate}, the demo origin on http://127.0.0.1:${ORIGIN_PORT}.
Paste one of these lines into another terminal. Paste it again: it is a duplicate, and the origin
does not see it. Change a character of the body: it is refused. Ctrl-C ends everything.

${lines.join("\n")}
The sender's API is ${gate}/v1 (README.md, "Send webhooks"), the portal is ${gate}/portal/. Both ask for
the operator's key: SIGNPOST_API_KEY in .dev.vars.
`);
}
