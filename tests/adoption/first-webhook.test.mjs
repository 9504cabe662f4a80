// From an empty folder, without Rust, to a webhook that was verified, forwarded and deduped, and to an event that was delivered.
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { parseEnv, stripVTControlCharacters } from "node:util";
import { Webhook } from "signpost";
import { root } from "../e2e/support/gate.mjs";
import { startOrigin } from "../e2e/support/origin.mjs";
import { client } from "../e2e/support/sender.mjs";
import { base, dev, dryRun, install, must, packed, run, write } from "./support/project.mjs";

let origin;
before(async () => (origin = await startOrigin()));
after(() => origin?.stop());

/** `npx signpost init` in a folder that has nothing. */
const npx = (...args) =>
  run(base, "npm", "exec", "--yes", "--offline", `--package=${packed().signpost}`, "--", "signpost", "init", ...args);
/** The same, without the time that npx takes. */
const init = (...args) => run(base, "node", join(root, "npm/dist/cli/main.js"), "init", ...args);
const text = (folder, file) => readFileSync(join(folder, file), "utf8");

test("an empty folder, init, install, dev: a webhook and an event arrive, once and signed", async (t) => {
  for (const tool of ["cargo", "rustup"]) assert.equal((await run(base, "sh", "-c", `command -v ${tool}`)).code, 127);
  packed();
  const start = Date.now();
  const since = (what) => t.diagnostic(`${((Date.now() - start) / 1000).toFixed(1)} s: ${what}`);

  const made = await npx("hooks", "--yes", "--no-install", "-p", "stripe", "-o", origin.url);
  assert.equal(made.code, 0, made.out + made.err);
  const folder = join(base, "hooks");
  assert.equal([...made.out.matchAll(/^ {2}npx /gm)].length, 3, made.out);
  since("the project is written");

  await install(folder);
  assert.match(await must(folder, "npx", "signpost", "lint", "--local"), /1 sources can run, 0 errors, 0 warnings/);
  since("installed and checked");

  const worker = await dev(folder);
  try {
    since("the Worker runs");
    const send = [
      "signpost",
      "send",
      `${worker.url}/in/stripe`,
      "-p",
      "stripe",
      "--dev-var",
      "STRIPE_SECRET",
      "--json",
    ];
    const sent = await must(folder, "npx", ...send, "--times", "2", "--same");
    const answers = sent.trim().split("\n").map(JSON.parse);
    assert.deepEqual(
      answers.map(({ status, duplicate }) => [status, duplicate === true]),
      [
        [200, false],
        [200, true],
      ],
    );
    const forged = await run(folder, "npx", ...send, "--bad", "body");
    assert.equal(JSON.parse(forged.out).status, 401);
    since("a webhook was verified and forwarded, its copy was not, and a forgery was refused");
    const secrets = parseEnv(text(folder, ".dev.vars"));
    const [{ body, headers }, ...more] = origin.received.splice(0);
    assert.equal(more.length, 0);
    assert.equal(
      new Webhook("signpost", secrets.SIGNPOST_SIGNING_SECRET).verify(body, headers).id,
      headers["signpost-id"],
    );

    const api = client(worker.url, { key: secrets.SIGNPOST_API_KEY });
    const { secret } = await api.must(201, "POST", api.at("/endpoints"), { url: origin.url, event_types: ["claim.*"] });
    const { promise: arrived, resolve: arrive } = Promise.withResolvers();
    origin.answer = (request, body) => {
      arrive({ headers: request.headers, body });
      return 200;
    };
    await api.must(202, "POST", api.at("/events"), { id: "evt_1", type: "claim.created", data: { claim: "clm_1" } });
    const event = await arrived;
    assert.equal(new Webhook("standard-webhooks", secret).verify(event.body, event.headers).id, "evt_1");
    since("an event was delivered");
    assert.match(await (await fetch(`${worker.url}/portal/`)).text(), /id="app"/);
  } finally {
    await worker.stop();
  }
  assert.match(await dryRun(folder), /--dry-run: exiting now/);
});

test("what init writes: twenty lines, secrets for nobody else to read, and none in the example", async () => {
  const cases = {
    both: [["-p", "stripe", "-p", "discord"], "src/index.js"],
    receive: [["--receive", "--dedupe", "kv", "-p", "square"], "src/index.js"],
    send: [["--send", "--ts"], "src/index.ts"],
  };
  for (const [name, [args, entry]] of Object.entries(cases)) {
    const { code, out, err } = await init(name, "--yes", "--no-install", ...args);
    assert.equal(code, 0, out + err);
    const folder = join(base, name);
    if (name !== "both") assert.ok(text(folder, "wrangler.toml").split("\n").length <= 20);
    assert.equal(text(folder, entry).trim().split("\n").length, 2);
    assert.equal(statSync(join(folder, ".dev.vars")).mode & 0o777, 0o600);
    const example = parseEnv(text(folder, ".dev.vars.example"));
    const local = parseEnv(text(folder, ".dev.vars"));
    assert.ok(Object.keys(example).length >= 2);
    assert.deepEqual([...new Set(Object.values(example))], [""], "a value in the example would be production's");
    assert.equal("SIGNPOST_DEVELOPMENT" in example, false);
    assert.equal(local.SIGNPOST_DEVELOPMENT, "true");
    // A public key is the provider's to give.
    const unknown = Object.keys(example).filter((secret) => !(secret in local));
    assert.deepEqual(unknown, name === "both" ? ["DISCORD_PUBLIC_KEY"] : []);
    for (const value of Object.values(local)) assert.ok(value === "true" || value.length >= 43);
    assert.match(text(folder, ".gitignore"), /^\.dev\.vars\*$/m);
  }
  const [first, second] = ["both", "receive"].map((name) => parseEnv(text(join(base, name), ".dev.vars")));
  assert.notEqual(first.SIGNPOST_API_KEY, second.SIGNPOST_API_KEY);
});

test("where the package can be found, init runs the check; a gate alone is complete, and so is a sender", async () => {
  const all = join(base, "installed");
  write(all, { "package.json": '{ "devDependencies": { "wrangler": "^4" } }' });
  await install(all);
  for (const [name, args] of Object.entries({ gate: ["--receive", "-p", "claimport"], sender: ["--send"] })) {
    const { code, out, err } = await init(join(all, name), "--yes", "--no-install", ...args);
    assert.equal(code, 0, out + err);
    assert.match(out, new RegExp(`${name === "gate" ? 1 : 0} sources can run, 0 errors`));
  }
});

test("a project in TypeScript passes its compiler, once wrangler has written the types", async () => {
  assert.equal((await init("typed", "--yes", "--no-install", "--ts", "-p", "claimport")).code, 0);
  const folder = join(base, "typed");
  await install(folder, ["wrangler", "typescript"]);
  await must(folder, "npx", "wrangler", "types");
  await must(folder, "node", "node_modules/typescript/bin/tsc", "-p", ".");
});

test("init writes over nothing, and tells a project with a wrangler file what to add", async () => {
  write(join(base, "own"), { "package.json": "{}", ".dev.vars": "MINE=1\n" });
  const refused = await init("own", "--yes", "--no-install");
  assert.equal(refused.code, 1);
  assert.match(refused.err, /package\.json, \.dev\.vars in own would be written over/);
  assert.equal(text(join(base, "own"), ".dev.vars"), "MINE=1\n");
  assert.equal((await run(join(base, "own"), "sh", "-c", "test -e wrangler.toml")).code, 1);

  const own = 'name = "app"\nmain = "index.js"\n';
  write(join(base, "app"), { "wrangler.toml": own });
  const told = await init("app", "--yes", "-p", "github");
  assert.equal(told.code, 0);
  for (const words of ["[vars.sources.github]", 'tag = "signpost-1"', "GITHUB_SECRET", "export { ClaimShard"])
    assert.ok(told.out.includes(words), words);
  assert.equal(text(join(base, "app"), "wrangler.toml"), own);
  assert.equal((await run(join(base, "app"), "sh", "-c", "test -e package.json")).code, 1);
  write(join(base, "json"), { "wrangler.jsonc": "{}" });
  assert.match((await init("json", "--yes", "--receive")).out, /"new_sqlite_classes": \[/);
});

test("init asks on a terminal: a list that is searched, and nothing is written once it is left", async () => {
  const dialogue = [
    [/What is it to do/, "\r"],
    [/Whose webhooks/, "githu"],
    [/githu.* \(1 match\)/, "\r"],
    [/Where do verified webhooks go/, "https://api.example.com/hooks\r"],
    [/How are copies told/, "\r"],
  ];
  const done = await talk("init asked --no-install", dialogue);
  assert.equal(done.code, 0, done.out);
  const config = text(join(base, "asked"), "wrangler.toml");
  for (const words of ['provider = "github"', 'origin = "https://api.example.com/hooks"', 'dedupe = "strict"'])
    assert.ok(config.includes(words), config);
  const left = await talk("init left --no-install", [[/What is it to do/, "\u0003"]]);
  assert.equal(left.code, 1);
  assert.match(left.out, /nothing was written/);
  assert.equal((await run(base, "sh", "-c", "test -e left")).code, 1);
});

/** Runs the command on a terminal of its own, and types when it has asked. */
async function talk(command, dialogue) {
  const line = `stty cols 100 rows 40; exec '${process.execPath}' '${join(root, "npm/dist/cli/main.js")}' ${command}`;
  const child = spawn("script", ["-qec", line, "/dev/null"], { cwd: base });
  let out = "";
  let from = 0;
  child.stdout.setEncoding("utf8").on("data", (text) => {
    out += text;
    for (;;) {
      const [wanted, keys] = dialogue[0] ?? [];
      if (wanted === undefined || !wanted.test(stripVTControlCharacters(out.slice(from)))) return;
      from = out.length;
      dialogue.shift();
      child.stdin.write(keys);
    }
  });
  // Only where it asks something else than is expected.
  const late = setTimeout(() => child.kill("SIGKILL"), 60_000);
  const code = await new Promise((resolve) => child.once("close", resolve));
  clearTimeout(late);
  return { code, out: stripVTControlCharacters(out) };
}

test("init is told what it cannot know", async () => {
  for (const [args, words] of [
    [["x"], /--yes/],
    [["x", "--yes", "-p", "nobody"], /no provider `nobody`/],
    [["x", "--yes", "-o", "example.com"], /--origin must be a URL/],
    [["x", "--yes", "--dedupe", "exact"], /strict or kv/],
    [["x", "--yes", "--send", "-p", "stripe"], /sends only/],
  ]) {
    const { code, err } = await init(...args);
    assert.equal(code, 2, err);
    assert.match(err, words);
  }
});
