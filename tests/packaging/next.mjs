// A real Next.js, built and started: the README's route on Node and at the edge, with both of its bundlers.
import { generateKeyPairSync, sign } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Webhook } from "signpost";
import { signedDelivery } from "signpost/testing";
import { freePort } from "../support/port.mjs";
import { example, expectations, fresh, Program, SECRET } from "./fresh.mjs";
import { capture } from "./install.mjs";

/** A GET handshake, which no built-in provider has. */
const HANDSHAKE = `import { Webhook } from "signpost";
import { webhookRoute } from "signpost/next";

const row = {
  name: "meta",
  signature: { header: "X-Hub-Signature-256", encoding: "hex" },
  handshake: { echo_query: { parameter: "hub.challenge" } },
};
const webhook = () => new Webhook(row, process.env.CLAIMPORT_SECRET);
export const { GET, POST } = webhookRoute({ webhook }, () => {});
`;

/** Work after the answer, which Next.js must be asked to wait for. */
const BACKGROUND = `import { after } from "next/server";
import { Webhook } from "signpost";
import { webhookRoute } from "signpost/next";

const webhook = () => new Webhook("claimport", process.env.CLAIMPORT_SECRET);
export const { GET, POST } = webhookRoute({ webhook, background: true, after }, async (delivery) => {
  await new Promise((resolve) => setTimeout(resolve, 50));
  console.log("after the answer", delivery.id);
});
`;

/** Two modules of wasm in one route. */
const PUBLIC_KEYS = `import { Webhook } from "signpost";
import { webhookRoute } from "signpost/next";
import { publicKeys } from "signpost-public-keys";

const webhook = () => new Webhook("discord", process.env.DISCORD_PUBLIC_KEY, { module: publicKeys });
export const { GET, POST } = webhookRoute({ webhook }, () => {});
`;

/** A module of wasm without the core's. */
const FILTER = `import { compile } from "signpost-filter";

const filter = compile({ body: { total: { $gte: 500 } } }, { of: "request" });
export const POST = async (request) =>
  Response.json(filter.explain({ body: await request.arrayBuffer(), headers: request.headers }));
`;
const discord = generateKeyPairSync("ed25519");

const EDGE = '\nexport const runtime = "edge";\n';

const env = {
  NEXT_TELEMETRY_DISABLED: "1",
  // It would ask the registry for what the lock lacks.
  NEXT_IGNORE_INCORRECT_LOCKFILE: "1",
};

export const next = {
  "Next.js, Turbopack": (context) => buildAndServe(context, "turbopack"),
  "Next.js, webpack": (context) => buildAndServe(context, "webpack"),
};

async function buildAndServe(context, bundler) {
  const folder = application(context);
  rmSync(join(folder, ".next"), { recursive: true, force: true });
  const cli = join(folder, "node_modules/next/dist/bin/next");
  // Without the secret: whoever builds need not know it.
  capture(process.execPath, [cli, "build", `--${bundler}`], { cwd: folder, env: { ...process.env, ...env } });
  edgeImportsTheWasm(folder);

  const port = await freePort();
  const program = new Program(process.execPath, [cli, "start", "--hostname", "127.0.0.1", "--port", `${port}`], {
    cwd: folder,
    env: { ...env, CLAIMPORT_SECRET: SECRET, DISCORD_PUBLIC_KEY: publicHex(discord) },
  });
  try {
    for (const place of ["", "/edge"]) {
      const url = `http://127.0.0.1:${port}${place}`;
      await program.listens(`${url}/handshake`);
      await expectations(`${url}/webhooks`, [program]);
      await handshake(`${url}/handshake`);
      await background(`${url}/background`, program);
      await underPublicKey(`${url}/discord`);
      await filtered(`${url}/filter`);
    }
  } finally {
    await program.stop();
  }
}

/** The folder with the routes; the two bundlers share it. */
function application(context) {
  if (context.next !== undefined) return context.next;
  const lock = join(context.root, "tests/packaging/next/package-lock.json");
  const folder = fresh(
    context,
    "next",
    ["signpost-filter", "signpost-public-keys", "next", "react", "react-dom"],
    lock,
  );
  // What `create-next-app` leaves out too: with it, every file would be CommonJS.
  const manifest = join(folder, "package.json");
  const { type: _, ...rest } = JSON.parse(readFileSync(manifest, "utf8"));
  writeFileSync(manifest, JSON.stringify(rest));
  const routes = {
    webhooks: example(folder, "next.mjs"),
    handshake: HANDSHAKE,
    background: BACKGROUND,
    discord: PUBLIC_KEYS,
    filter: FILTER,
  };
  for (const [name, code] of Object.entries(routes)) {
    for (const [path, text] of [
      [`app/${name}/route.js`, code],
      [`app/edge/${name}/route.js`, code + EDGE],
    ]) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
  }
  context.next = folder;
  return folder;
}

/** The edge may compile no bytes: the wasm must be a file of its own, and its base64 in no bundle of the edge. */
function edgeImportsTheWasm(folder) {
  const server = join(folder, ".next/server");
  const { functions } = JSON.parse(readFileSync(join(server, "middleware-manifest.json"), "utf8"));
  const routes = Object.values(functions);
  if (routes.length !== 5) throw new Error(`${routes.length} routes are at the edge`);
  for (const { name, files, wasm } of routes) {
    if (wasm.length !== (name.includes("discord") ? 2 : 1)) throw new Error(`${name} has ${wasm.length} wasm modules`);
    for (const file of files)
      if (readFileSync(join(folder, ".next", file), "utf8").includes("AGFzbQ"))
        throw new Error(`${name}: the wasm's base64 is in ${file}`);
  }
  if (!readdirSync(server, { recursive: true }).some((file) => file.endsWith(".wasm")))
    throw new Error("the wasm is not beside the bundle");
}

async function handshake(url) {
  const answer = await fetch(`${url}?hub.challenge=1158201444`);
  const got = `${answer.status} ${answer.headers.get("content-type")} ${await answer.text()}`;
  if (!/^200 text\/plain.* 1158201444$/.test(got)) throw new Error(`GET ${url}: ${got}`);
  const none = await fetch(url);
  if (none.status !== 401) throw new Error(`GET ${url} without a challenge: ${none.status}`);
}

async function background(url, program) {
  const id = `evt_${crypto.randomUUID()}`;
  const { body, headers } = signedDelivery(new Webhook("claimport", SECRET), { id, type: "claim.closed" });
  const answer = await fetch(url, { method: "POST", body, headers });
  if (answer.status !== 200) throw new Error(`POST ${url}: ${answer.status}`);
  await program.writes(new RegExp(`after the answer ${id}`));
}

const publicHex = ({ publicKey }) => publicKey.export({ type: "spki", format: "der" }).subarray(-32).toString("hex");

async function underPublicKey(url) {
  const body = '{"id":"1","type":2}';
  const time = `${Math.floor(Date.now() / 1000)}`;
  const signature = sign(null, Buffer.from(time + body), discord.privateKey).toString("hex");
  const headers = { "X-Signature-Ed25519": signature, "X-Signature-Timestamp": time };
  for (const [sent, status] of [
    [body, 200],
    [`${body} `, 401],
  ]) {
    const answer = await fetch(url, { method: "POST", body: sent, headers });
    if (answer.status !== status) throw new Error(`POST ${url}: ${answer.status} and not ${status}`);
  }
}

async function filtered(url) {
  for (const [total, verdict] of [
    ["500.00", "match"],
    [499.5, "no_match"],
  ]) {
    const answer = await fetch(url, { method: "POST", body: JSON.stringify({ total }) });
    const said = (await answer.json()).verdict;
    if (said !== verdict) throw new Error(`POST ${url} of ${total}: ${said} and not ${verdict}`);
  }
}
