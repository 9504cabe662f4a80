// `node bench/gate/run.mjs [--rounds=N] [--only=TEXT]`: what a delivery costs behind our gate, and behind what people have without
// it. All take turns in one run on one runtime; the ratios to `plain` compare, the times do not.
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { cpus } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { product, script, serve } from "../runtime.mjs";

const { values } = parseArgs({
  options: { rounds: { type: "string", default: "7" }, only: { type: "string", default: "" } },
});
const rounds = Number(values.rounds);
const KIB = 1024;
const key = Buffer.from("a-secret-of-32-bytes-for-bench!!");
const SECRET = `whsec_${key.toString("base64")}`;
/** Whom requests are sent to: a Worker and a path. */
const gates = {
  "pass-through": ["pass-through", "/in/x"],
  plain: ["plain", "/in/x"],
  "Hono, standardwebhooks": ["hono", "/in/x"],
  "ours, `kv`": ["ours", "/in/kv"],
  "ours, `strict`": ["ours", "/in/strict"],
};
/** `requests` a round; refused ones have a wrong signature. */
const loads = {
  "1 KiB": { bytes: KIB, requests: 1_000 },
  "16 KiB": { bytes: 16 * KIB, requests: 500 },
  "256 KiB": { bytes: 256 * KIB, requests: 100 },
  "1 MiB": { bytes: 1024 * KIB, requests: 40 },
  refused: { bytes: KIB, requests: 1_000, isForged: true, without: ["pass-through", "ours, `strict`"] },
  "1 KiB, one at a time": { bytes: KIB, requests: 300, connections: 1 },
};

const peer = (name) => readFileSync(join(import.meta.dirname, "peers", `${name}.js`), "utf8");
const bundled = await build({
  entryPoints: [join(import.meta.dirname, "peers/hono.js")],
  bundle: true,
  format: "esm",
  minify: true,
  write: false,
});
const source = (dedupe) => ({
  provider: "standard-webhooks",
  secrets: ["SECRET"],
  origin: "https://origin.example/hook",
  dedupe,
});
const own = { texts: { SECRET }, outbound: "origin", kv: "kv" };
const workers = {
  kv: script(peer("kv")),
  origin: script(peer("origin")),
  "pass-through": script(peer("pass-through"), own),
  plain: script(peer("plain"), own),
  hono: script(bundled.outputFiles[0].text, own),
  ours: product(resolve(import.meta.dirname, "../../worker/build"), {
    ...own,
    texts: { SECRET, SIGNPOST_SIGNING_SECRET: "0123456789abcdef0123456789abcdef" },
    json: { sources: { kv: source("kv"), strict: source("strict") } },
  }),
};
const runtime = await serve(workers, ["pass-through", "plain", "hono", "ours"]);

let serial = 0;
/** A delivery as bytes, signed: no client's own work is between two of them. */
function delivery(path, bytes, isForged) {
  const [id, timestamp] = [`msg_${process.pid}_${serial++}`, Math.floor(Date.now() / 1000)];
  const body = JSON.stringify({ type: "claim.created", data: { pad: "" } }).replace(
    '""',
    `"${"x".repeat(Math.max(0, bytes - 43))}"`,
  );
  const tag = createHmac("sha256", isForged ? "not-the-secret" : key).update(`${id}.${timestamp}.${body}`);
  const head = [
    `POST ${path} HTTP/1.1`,
    "host: gate",
    "content-type: application/json",
    `content-length: ${body.length}`,
    `webhook-id: ${id}`,
    `webhook-timestamp: ${timestamp}`,
    `webhook-signature: v1,${tag.digest("base64")}`,
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}

/** Sends all over so many connections; resolves with what each took, in milliseconds. Every answer must have the status. */
function drive(port, deliveries, connections, status) {
  return new Promise((done, fail) => {
    const [times, waiting] = [[], [...deliveries]];
    let left = deliveries.length;
    for (let n = 0; n < connections; n++) {
      const socket = connect(port, "127.0.0.1").setNoDelay(true).setEncoding("latin1");
      let [text, began] = ["", 0];
      const next = () => {
        if (waiting.length === 0) return socket.end();
        began = performance.now();
        socket.write(waiting.pop());
      };
      socket.on("connect", next).on("error", fail);
      socket.on("data", (data) => {
        text += data;
        if (!isWhole(text)) return;
        if (!text.startsWith(`HTTP/1.1 ${status} `)) return fail(new Error(text));
        text = "";
        times.push(performance.now() - began);
        if (--left === 0) done(times);
        next();
      });
    }
  });
}

/** Whether the answer is all there. */
function isWhole(text) {
  const at = text.indexOf("\r\n\r\n");
  if (at < 0) return false;
  const length = /content-length: (\d+)/i.exec(text.slice(0, at));
  return length ? text.length >= at + 4 + Number(length[1]) : text.endsWith("0\r\n\r\n");
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor((numbers.length - 1) / 2)];
const rows = [];
for (const [name, { bytes, requests, isForged = false, connections = 8, without = [] }] of Object.entries(loads)) {
  if (!name.includes(values.only)) continue;
  const measured = new Map(Object.keys(gates).map((gate) => [gate, []]));
  // The first round warms up.
  for (let round = 0; round <= rounds; round++) {
    for (const [gate, [worker, path]] of Object.entries(gates)) {
      if (without.includes(gate)) continue;
      const deliveries = Array.from({ length: requests }, () => delivery(path, bytes, isForged));
      const before = runtime.cpuMs();
      const times = await drive(runtime.ports[worker], deliveries, connections, isForged ? 401 : 200);
      const us = ((runtime.cpuMs() - before) * 1_000) / requests;
      if (round > 0) measured.get(gate).push({ us, ms: median(times) });
    }
  }
  const of = (gate, what) => median(measured.get(gate).map((each) => each[what]));
  for (const gate of measured.keys()) {
    if (measured.get(gate).length === 0) continue;
    const [us, ms] = [of(gate, "us"), of(gate, "ms")];
    const ratios = [us / of("plain", "us"), ms / of("plain", "ms")].map((ratio) => ratio.toFixed(2));
    rows.push(`| ${name} | ${gate} | ${us.toFixed(0)} | ${ratios[0]} | ${ms.toFixed(2)} | ${ratios[1]} |`);
  }
}
await runtime.stop();

/** What a runtime of its own computes from its start to the first answer, in milliseconds. */
async function firstAnswer(gate) {
  const [name, path] = gates[gate];
  const { kv, origin } = workers;
  const alone = await serve({ kv, origin, [name]: workers[name] }, [name]);
  await drive(alone.ports[name], [delivery(path, KIB, false)], 1, 200);
  const ms = alone.cpuMs();
  await alone.stop();
  return ms;
}

const starts = new Map();
for (let round = 0; round < rounds && "first answer".includes(values.only); round++) {
  for (const gate of Object.keys(gates)) starts.set(gate, [...(starts.get(gate) ?? []), await firstAnswer(gate)]);
}
for (const [gate, times] of starts) {
  const [ms, plain] = [median(times), median(starts.get("plain"))];
  rows.push(`| first answer | ${gate} | ${(ms * 1_000).toFixed(0)} | +${ms - plain} ms | | |`);
}

console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? "?"}; the median of ${rounds} rounds`);
console.log("| load | gate | CPU, us | over plain | p50, ms | over plain |");
console.log("| --- | --- | ---: | ---: | ---: | ---: |");
console.log(rows.join("\n"));
