// `npm run bill [-- --write] [--count=N]`: counts on the built Worker what Cloudflare bills for an event, and prints it as
// dollars per million. `--write` puts the tables into docs/costs.md and README.md. The counts are the local runtime's; nothing is timed.
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { buildOnce, root, step } from "../../scripts/lib.mjs";
import { startGate } from "../../tests/e2e/support/gate.mjs";
import { startOrigin } from "../../tests/e2e/support/origin.mjs";
import { client, senderVars, startReceiver } from "../../tests/e2e/support/sender.mjs";
import { secrets } from "../../tests/e2e/support/sign.mjs";
import { ages, gate, sender, sources } from "./cases.mjs";
import { freeDay, month, PRICES, price, READ_IN } from "./prices.mjs";

const count = Number(process.argv.find((argument) => argument.startsWith("--count="))?.slice(8) ?? 200);
/** Nothing more is counted once nothing was counted for so long: longer than any flush, shorter than a retry. */
const STILL_MS = 2_000;

buildOnce("build.mjs");
/** What each case takes, by its words. */
const taken = new Map();
const tables = {
  gate: await bill(gate),
  sender: await bill(sender, true),
  ages: await bill(ages, true),
  months: months(),
};
const version = JSON.parse(readFileSync(join(root, "node_modules/workerd/package.json"), "utf8")).version;
const source = `Counted on ${new Date().toISOString().slice(0, 10)} with workerd ${version}, ${count} events a line; list prices of ${READ_IN}.`;
for (const [name, table] of Object.entries(tables)) console.log(`\n${name}\n${table}`);
console.log(`\n${source}`);
if (process.argv.includes("--write")) {
  put("docs/costs.md", { ...tables, source });
  put("README.md", { readme: `${tables.months}\n\n${source} The $5 of the paid plan are in it.` });
}

/** Puts texts into a page between their marks. */
function put(page, texts) {
  let text = readFileSync(join(root, page), "utf8");
  for (const [name, content] of Object.entries(texts)) {
    const pattern = new RegExp(`(<!-- bill: ${name} -->\n)[\\s\\S]*?(<!-- end -->)`);
    if (!pattern.test(text)) throw new Error(`${page} has no place for \`${name}\``);
    text = text.replace(pattern, (_, before, after) => `${before}${content}\n${after}`);
  }
  writeFileSync(join(root, page), text);
  step(`wrote ${page}`);
}

/**
 * A table of what each case takes, in a Worker of their own; `isEach` starts one for each, so that an alarm which an object set for a
 * minute later is not billed to the case that follows.
 */
async function bill(cases, isEach = false) {
  const columns = Object.keys(PRICES);
  const rows = [`| | ${columns.join(" | ")} | $ per million |`, `| --- |${" ---: |".repeat(columns.length + 1)}`];
  for (const group of isEach ? cases.map((each) => [each]) : [cases]) {
    await inWorker(async (context) => {
      for (const { what, per = count, run } of group) {
        step(what);
        const prepared = await run(context);
        const { billed, check } = typeof prepared === "function" ? { billed: prepared } : prepared;
        await context.still();
        await billed();
        const counts = await context.still();
        await check?.();
        const each = Object.fromEntries(Object.entries(counts).map(([name, n]) => [name, n / per]));
        const unknown = Object.keys(each).filter((name) => PRICES[name] === undefined);
        if (unknown.length > 0) throw new Error(`no price is known for ${unknown}`);
        taken.set(what, each);
        const cells = columns.map((name) => (each[name] ? each[name].toFixed(2) : ""));
        rows.push(`| ${what} | ${cells.join(" | ")} | ${price(each).toFixed(2)} |`);
      }
    });
  }
  return rows.join("\n");
}

/** Months of what people do with it, the later deletion included. */
function months() {
  const [forgotten, deleted] = ages.map(({ what }) => what);
  const lines = {
    "webhooks received, `strict`": [gate[0].what, forgotten],
    "webhooks received, `kv`": [gate[4].what],
    'webhooks received, `forward = "queue"`': [gate[6].what, forgotten, deleted],
    "events sent to one endpoint each": [sender[0].what, deleted],
  };
  const rows = Object.entries(lines).map(([name, parts]) => {
    const each = {};
    for (const part of parts)
      for (const [what, n] of Object.entries(taken.get(part))) each[what] = (each[what] ?? 0) + n;
    const dollars = [1e6, 10e6, 100e6].map((times) => `$${month(each, times).toFixed(2)}`);
    // Two digits are as much as the counts are good for.
    const day = Number(freeDay(each).toPrecision(2)).toLocaleString("en-US");
    return `| ${name} | ${dollars.join(" | ")} | ${day} |`;
  });
  const head = "| | 1 million | 10 million | 100 million | free plan: a day |\n| --- | ---: | ---: | ---: | ---: |";
  return [head, ...rows].join("\n");
}

async function inWorker(use) {
  const origin = await startOrigin();
  const receiver = await startReceiver();
  const vars = { ...secrets, ...senderVars };
  const worker = await startGate({ main: "bench/bill/counting.js", sources: sources(origin.url), vars });
  const told = async () => (await fetch(`${worker.url}/bill`)).json();
  let tenants = 0;
  try {
    await use({
      url: worker.url,
      receiver,
      count,
      tenant: () => client(worker.url, { tenant: `tenant${++tenants}` }),
      skip: (ms) => fetch(`${worker.url}/bill?skip=${ms}`, { method: "POST" }),
      /** What was counted since the last time, once nothing more is. */
      async still() {
        const sum = {};
        for (let since = Date.now(); Date.now() - since < STILL_MS; await wait(250))
          for (const [name, n] of Object.entries(await told())) {
            sum[name] = (sum[name] ?? 0) + n;
            since = Date.now();
          }
        return sum;
      },
    });
  } finally {
    await worker.stop();
    await receiver.stop();
    await origin.stop();
  }
}
