// The package inside somebody else's Worker: under a path, beside objects of its own, called without HTTP.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { startOrigin } from "../e2e/support/origin.mjs";
import { client, senderVars } from "../e2e/support/sender.mjs";
import { claimport, post } from "../e2e/support/sign.mjs";
import { dev, dryRun, must, project, write } from "./support/project.mjs";

const SECRET = "claimport-secret-0123456789abcdef";
const APP = `import { DurableObject } from "cloudflare:workers";
import { Hono } from "hono";
import { Signpost } from "signpost/client";
import signpost from "signpost-worker/with-portal";

export { ClaimShard, EndpointObject, Outbound, SourceCounters, TenantObject as SignpostTenant } from "signpost-worker/with-portal";
export { Sender } from "signpost-worker/sender";
// The app's own, with a name that the package has, too.
export class TenantObject extends DurableObject {
  async count() {
    const count = ((await this.ctx.storage.get("count")) ?? 0) + 1;
    await this.ctx.storage.put("count", count);
    return count;
  }
}

const app = new Hono();
app.mount("/hooks", (request, env, ctx) => signpost.fetch(request, env, ctx));
app.get("/own", async (c) => c.text(String(await c.env.OWN.getByName("one").count())));
app.post("/publish", async (c) => {
  const sender = new Signpost({
    url: "https://signpost.invalid",
    token: c.env.SIGNPOST_API_KEY,
    tenant: "acme",
    fetch: (request) => signpost.fetch(request, c.env, c.executionCtx),
  });
  return c.json(await sender.publish(await c.req.json()));
});
app.post("/link", async (c) => {
  const sender = new Signpost({
    url: "https://signpost.invalid",
    token: c.env.SIGNPOST_API_KEY,
    tenant: "acme",
    fetch: (request) => signpost.fetch(request, c.env, c.executionCtx),
  });
  return c.json(await sender.portalLinks.create());
});
app.post("/bound", async (c) => {
  try {
    return c.json(await c.env.SENDER.publish("acme", await c.req.json(), { idempotencyKey: "bound-1" }));
  } catch ({ name, code }) {
    return c.json({ name, code }, 400);
  }
});
app.get("/", (c) => c.text("the app"));
export default app;
`;

let origin, worker, folder;
before(async () => {
  origin = await startOrigin();
  const object = (name, class_name) => ({ name, class_name });
  const config = {
    name: "app",
    main: "src/index.js",
    compatibility_date: "2026-11-01",
    compatibility_flags: ["global_fetch_strictly_public"],
    vars: {
      SIGNPOST_PUBLIC_URL: "https://app.example.com/hooks/",
      sources: {
        claimport: { provider: "claimport", secrets: ["CLAIMPORT_SECRET"], origin: origin.url, dedupe: "strict" },
      },
    },
    durable_objects: {
      bindings: [
        object("CLAIMS", "ClaimShard"),
        object("TENANTS", "SignpostTenant"),
        object("ENDPOINTS", "EndpointObject"),
        object("COUNTERS", "SourceCounters"),
        object("OWN", "TenantObject"),
      ],
    },
    migrations: [
      { tag: "v1", new_sqlite_classes: ["TenantObject"] },
      { tag: "signpost-1", new_sqlite_classes: ["ClaimShard", "SignpostTenant", "EndpointObject", "SourceCounters"] },
    ],
    ratelimits: [{ name: "AUTH_FAILURES", namespace_id: "1001", simple: { limit: 30, period: 60 } }],
    services: [{ binding: "SENDER", service: "app", entrypoint: "Sender" }],
  };
  const secrets = Object.entries({ ...senderVars, CLAIMPORT_SECRET: SECRET }).map((pair) => pair.join("="));
  const files = { "src/index.js": APP, "wrangler.json": JSON.stringify(config), ".dev.vars": secrets.join("\n") };
  folder = await project("embedded", files, ["wrangler", "hono", "typescript"]);
  worker = await dev(folder);
});
after(async () => {
  await worker?.stop();
  await origin?.stop();
});

const json = async (path, body) => {
  const response = await fetch(worker.url + path, { method: "POST", body: JSON.stringify(body) });
  return { status: response.status, body: await response.json() };
};

test("the gate answers under the app's path, and a copy does not pass", async () => {
  const delivery = claimport();
  assert.equal((await post(`${worker.url}/hooks/in/claimport`, delivery)).status, 200);
  const copy = await post(`${worker.url}/hooks/in/claimport`, delivery);
  assert.deepEqual([copy.status, copy.headers.get("signpost-duplicate")], [200, "true"]);
  assert.equal(origin.received.length, 1);
  assert.equal(await (await fetch(`${worker.url}/`)).text(), "the app");
});

test("the app's own object keeps its name beside ours, which has another", async () => {
  assert.equal(await (await fetch(`${worker.url}/own`)).text(), "1");
  assert.equal(await (await fetch(`${worker.url}/own`)).text(), "2");
});

test("an event is published in process and through a service binding, there without a key", async () => {
  const api = client(`${worker.url}/hooks`);
  await api.must(201, "POST", api.at("/endpoints"), { url: origin.url, event_types: ["order.*"] });
  const here = await json("/publish", { id: "evt_here", type: "order.created", data: { total: 1 } });
  assert.deepEqual([here.status, here.body.id, here.body.deliveries.length], [200, "evt_here", 1]);
  const bound = await json("/bound", { id: "evt_bound", type: "order.paid", data: { total: 2 } });
  assert.deepEqual([bound.status, bound.body.id, bound.body.deliveries.length], [200, "evt_bound", 1]);
  const refused = await json("/bound", { type: "not a type", data: 1 });
  assert.deepEqual(refused, { status: 400, body: { name: "SignpostError", code: "invalid" } });
});

test("a link opens the portal where browsers find it, and the page's files come under the app's path", async () => {
  const { body } = await json("/link");
  assert.match(body.url, /^https:\/\/app\.example\.com\/hooks\/portal\/#token=/);
  const page = await fetch(`${worker.url}/hooks/portal/`);
  assert.match(page.headers.get("content-security-policy"), /frame-ancestors 'none'/);
  const script = /src="([^"]+\.js)"/.exec(await page.text())[1];
  const served = await fetch(new URL(script, `${worker.url}/hooks/portal/`));
  assert.equal(served.status, 200);
  assert.match(served.headers.get("content-type"), /^text\/javascript/);
  assert.match(served.headers.get("cache-control"), /immutable/);
  assert.equal(served.headers.get("x-content-type-options"), "nosniff");
  const bare = await fetch(`${worker.url}/hooks/portal`, { redirect: "manual" });
  assert.equal(new URL(bare.headers.get("location"), `${worker.url}/hooks/portal`).pathname, "/hooks/portal/");
});

test("health names the product and its version; an error of the API leads to its page", async () => {
  const { service, version } = await (await fetch(`${worker.url}/hooks/health`)).json();
  assert.deepEqual([service, /^\d+\.\d+\.\d+$/.test(version)], ["signpost", true]);
  const { body } = await client(`${worker.url}/hooks`).call("GET", "/nothing");
  assert.equal(body.type, "https://app.example.com/hooks/errors.html#not_found");
  assert.match(await (await fetch(`${worker.url}/hooks/errors.html`)).text(), /id="not_found"/);
});

test("it can be deployed, the check finds no fault, and TypeScript knows the classes", async () => {
  assert.match(await dryRun(folder), /env\.SENDER \(app#Sender\)/);
  const found = JSON.parse(await must(folder, "npx", "signpost", "lint", "--local", "--json"));
  assert.deepEqual(
    found.filter(({ level }) => level === "error"),
    [],
  );
  write(folder, {
    "tsconfig.json": JSON.stringify({
      compilerOptions: {
        ...{ target: "esnext", module: "esnext", moduleResolution: "bundler", lib: ["esnext"] },
        ...{ strict: true, allowJs: true, noEmit: true, types: ["./worker-configuration.d.ts"] },
      },
      include: ["typed.ts", "worker-configuration.d.ts"],
    }),
    "typed.ts": `import signpost, { ClaimShard, type SignpostEnv } from "signpost-worker";
import { Sender } from "signpost-worker/sender";
export class Mine extends ClaimShard {}
type SendingEnv = SignpostEnv & { SENDER: Service<typeof Sender> };
export default {
  async fetch(request: Request, env: SendingEnv, ctx: ExecutionContext): Promise<Response> {
    const event = await env.SENDER.publish("acme", { type: "a.b", data: {} });
    // @ts-expect-error an event has a type
    await env.SENDER.publish("acme", { data: {} });
    console.log(event.deliveries.length);
    return signpost.fetch(request, env, ctx);
  },
};
`,
  });
  await must(folder, "npx", "wrangler", "types");
  await must(folder, "node", "node_modules/typescript/bin/tsc", "-p", ".");
});
