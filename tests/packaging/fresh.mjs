// A folder as a user has it: `npm init -y && npm i TARBALL FRAMEWORK`, an example of the package's README in
// it, and a program that runs there.
import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Webhook } from "signpost";
import { sampleEvent, signedDelivery, spoil } from "signpost/testing";
import { capture } from "./install.mjs";

export const SECRET = "packaging-secret-0123456789abcdef";

/** How long a program may take to say what is waited for. */
const PATIENCE_MS = 60_000;

/**
 * Installs our tarball and `packages`: our other ones from their tarballs too, the rest in the versions of `lock`, and
 * all that they need likewise: npm takes what a lock in the folder names and drops the rest of it. So a run can be
 * repeated.
 */
export function fresh({ base, packages: ours, root }, name, packages, lock = join(root, "package-lock.json")) {
  const folder = join(base, name);
  mkdirSync(folder);
  capture("npm", ["init", "-y"], { cwd: folder });
  const { packages: locked, ...rest } = JSON.parse(readFileSync(lock, "utf8"));
  const links = Object.keys(locked).filter((path) => locked[path].link || !path.startsWith("node_modules/"));
  for (const path of links) delete locked[path];
  writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ ...rest, name, packages: { "": {}, ...locked } }));
  const foreign = packages.filter((name) => ours[name] === undefined);
  const tarballs = ["signpost", ...packages].flatMap((name) => ours[name]?.tarball ?? []);
  const exact = foreign.map((name) => `${name}@${locked[`node_modules/${name}`].version}`);
  const options = ["--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
  capture("npm", ["install", ...options, ...tarballs, ...exact], { cwd: folder });
  for (const name of foreign) {
    const { version } = JSON.parse(readFileSync(join(folder, "node_modules", name, "package.json"), "utf8"));
    if (version !== locked[`node_modules/${name}`].version) throw new Error(`npm installed ${name} ${version}`);
  }
  return folder;
}

/** The code of an example, as the README in the tarball prints it. */
export function example(folder, name) {
  const text = readFileSync(join(folder, "node_modules/signpost/README.md"), "utf8");
  const code = text.split(`<!-- example: ${name} -->\n\`\`\`js\n`)[1]?.split("```\n")[0];
  if (code === undefined) throw new Error(`the README has no example ${name}`);
  return code;
}

/** A program that runs until it is stopped: what it wrote, and a wait for what it will write. */
export class Program {
  output = "";
  #child;
  #ended;
  #waiting = new Set();

  constructor(command, args, { cwd, env }) {
    this.#child = spawn(command, args, { cwd, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => {
        this.output += text;
        for (const look of this.#waiting) look();
      });
    }
    this.#ended = new Promise((resolve) => this.#child.once("close", resolve));
  }

  /** Resolves when the output matches, rejects when the program ends before that or takes too long. */
  async writes(pattern) {
    let timer;
    let look;
    const failed = (what) => new Error(`the program ${what} before it wrote ${pattern}:\n${this.output}`);
    try {
      await new Promise((resolve, reject) => {
        look = () => pattern.test(this.output) && resolve();
        this.#waiting.add(look);
        timer = setTimeout(() => reject(failed(`ran for ${PATIENCE_MS} ms`)), PATIENCE_MS);
        this.#ended.then(() => reject(failed("ended")));
        look();
      });
    } finally {
      clearTimeout(timer);
      this.#waiting.delete(look);
    }
  }

  /** Resolves when somebody listens at `url`. */
  async listens(url) {
    let isOver = false;
    this.#ended.then(() => (isOver = true));
    for (const end = Date.now() + PATIENCE_MS; ; ) {
      try {
        await (await fetch(url)).arrayBuffer();
        return;
      } catch (error) {
        if (isOver || Date.now() > end) throw new Error(`nobody listens at ${url}: ${error.cause}\n${this.output}`);
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }

  async stop() {
    this.#child.kill();
    await this.#ended;
  }
}

/**
 * What every example must do with a good delivery, its copy and touched bodies, at `url` and, for the copy, at
 * `copyUrl`. The examples print what they handle, so the programs' output says how often a handler ran.
 */
export async function expectations(url, programs, copyUrl = url) {
  const webhook = new Webhook("claimport", SECRET);
  const deliver = () => {
    const id = `clm_${crypto.randomUUID()}`;
    return { id, sent: signedDelivery(webhook, sampleEvent(webhook.provider, "claim.approved", { claim: { id } })) };
  };
  const post = async (to, { body, headers }) => {
    const answer = await fetch(to, { method: "POST", body, headers });
    return `${answer.status} ${await answer.text()}`;
  };
  const handled = ({ id }) => programs.map(({ output }) => output.split(id).length - 1).reduce((a, b) => a + b);
  const expect = (what, got, wanted) => {
    const output = programs.map((program) => program.output).join("\n");
    if (got !== wanted) throw new Error(`${what} at ${url}: ${got} and not ${wanted}\n${output}`);
  };

  const [good, touched] = [deliver(), deliver()];
  expect("a good delivery", await post(url, good.sent), '200 {"ok":true}');
  expect("its copy", await post(copyUrl, good.sent), '200 {"ok":true,"duplicate":true}');
  const refused = '401 {"status":401,"code":"verification_failed"}';
  expect("a touched copy", await post(url, spoil(webhook, good.sent, "body")), refused);
  expect("a touched body", await post(url, spoil(webhook, touched.sent, "body")), refused);
  // One more at each: once its line is out, so would be those of the deliveries before it.
  for (const [to, program] of new Map([
    [url, programs[0]],
    [copyUrl, programs.at(-1)],
  ])) {
    const { id, sent } = deliver();
    expect("a delivery after those", await post(to, sent), '200 {"ok":true}');
    await program.writes(new RegExp(`claim\\.approved [\\s\\S]*${id}`));
  }
  expect("the handler's runs for the good one", handled(good), 1);
  expect("the handler's runs for the touched one", handled(touched), 0);
}
