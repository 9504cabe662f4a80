// Each server of the README, in a fresh folder, over real HTTP. (Next.js has a file of its own.)
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { hasRedis, startRedis } from "../../npm/test/redis.mjs";
import { freePort } from "../support/port.mjs";
import { example, expectations, fresh, Program, SECRET } from "./fresh.mjs";
import { capture } from "./install.mjs";

const onNode = (name, packages) => async (context) => {
  const folder = fresh(context, name, packages);
  const server = await serve(folder, `${name}.mjs`);
  try {
    await expectations(server.url, [server.program]);
  } finally {
    await server.program.stop();
  }
};

export const frameworks = {
  "README, node": onNode("node", []),
  "README, express": onNode("express", ["express"]),
  "README, fastify": onNode("fastify", ["fastify"]),
  "README, hono": onNode("hono", ["hono", "@hono/node-server"]),
  "README, koa": onNode("koa", ["koa"]),

  "README, redis: two processes with one memory": async (context) => {
    if (!hasRedis()) return "SKIP redis-server is not installed";
    const folder = fresh(context, "redis", ["ioredis"]);
    const redis = await startRedis();
    const servers = [];
    try {
      for (const _ of [1, 2]) servers.push(await serve(folder, "redis.mjs", { REDIS_URL: redis.url }));
      const [first, second] = servers;
      await expectations(first.url, [first.program, second.program], second.url);
    } finally {
      for (const { program } of servers) await program.stop();
      await redis.stop();
    }
  },

  "README, worker: workerd with KV": async (context) => {
    const folder = fresh(context, "worker", []);
    writeFileSync(join(folder, "worker.mjs"), example(folder, "worker.mjs"));
    writeFileSync(
      join(folder, "wrangler.json"),
      JSON.stringify({
        name: "example",
        main: "worker.mjs",
        compatibility_date: "2026-11-01",
        kv_namespaces: [{ binding: "SEEN", id: "seen" }],
        vars: { CLAIMPORT_SECRET: SECRET },
      }),
    );
    const port = await freePort();
    const wrangler = join(context.root, "node_modules/wrangler/bin/wrangler.js");
    const args = [
      wrangler,
      "dev",
      "--port",
      `${port}`,
      "--inspector-port",
      "0",
      "--show-interactive-dev-session=false",
    ];
    const program = new Program(process.execPath, args, {
      cwd: folder,
      env: { CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_SEND_METRICS: "false" },
    });
    try {
      const url = `http://127.0.0.1:${port}/webhooks`;
      await program.listens(url);
      await expectations(url, [program]);
    } finally {
      await program.stop();
    }
  },

  "README, verify, custom and testing": (context) => {
    const folder = fresh(context, "alone", []);
    for (const name of ["verify.mjs", "custom.mjs", "testing.mjs"])
      writeFileSync(join(folder, name), example(folder, name));
    writeFileSync(
      join(folder, "all.mjs"),
      `import assert from "node:assert/strict";
import { Webhook } from "signpost";
import { webhook as custom } from "./custom.mjs";
import { request } from "./testing.mjs";
import { receive } from "./verify.mjs";
const body = '{"id":"evt_1","type":"invoice.paid"}';
const { headers } = new Webhook("stripe", process.env.STRIPE_WEBHOOK_SECRET).sign(body);
assert.equal(receive(body, headers), "invoice.paid evt_1");
assert.equal(receive(body + " ", headers), "signature_mismatch");
const text = '{"id":"1","type":"a"}';
assert.equal(custom.verify(text, custom.sign(text).headers).type, "a");
const test = new Webhook("claimport", "test-secret-0123456789abcdef");
assert.equal(test.verify(await request.text(), request).type, "claim.denied");
`,
    );
    capture(process.execPath, ["all.mjs"], { cwd: folder, env: { ...process.env, STRIPE_WEBHOOK_SECRET: SECRET } });
  },
};

/** Runs an example that listens at `PORT`. */
async function serve(folder, name, env = {}) {
  writeFileSync(join(folder, name), example(folder, name));
  const port = await freePort();
  const program = new Program(process.execPath, [name], {
    cwd: folder,
    env: { CLAIMPORT_SECRET: SECRET, PORT: `${port}`, ...env },
  });
  const url = `http://localhost:${port}/webhooks`;
  try {
    await program.listens(url);
  } catch (error) {
    await program.stop();
    throw error;
  }
  return { program, url };
}
