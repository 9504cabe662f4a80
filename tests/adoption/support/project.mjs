// A project as a user has it: its own files, our packages from their tarballs, and no Rust on the PATH.
import { execFile, spawnSync } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { promisify } from "node:util";
import { root } from "../../e2e/support/gate.mjs";
import { Program } from "../../packaging/fresh.mjs";
import { freePort } from "../../support/port.mjs";

/** Where everything of this process lies; gone with it. */
export const base = mkdtempSync(join(tmpdir(), "signpost-adoption-"));
process.on("exit", () => rmSync(base, { recursive: true, force: true }));

/** Node, npm and a shell, and nothing else: whoever needs cargo or rustup fails. */
const PATH = join(base, "bin");
mkdirSync(PATH);
for (const name of ["node", "npm", "npx", "sh", "env"]) symlinkSync(realpathSync(found(name)), join(PATH, name));
export const environment = {
  // As it is, but for what an `npm run` around this one has set.
  ...Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^npm_|^INIT_CWD$/.test(name))),
  PATH,
  CI: "1",
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  WRANGLER_SEND_METRICS: "false",
  // Nobody's: what is found there is not from this machine's past.
  npm_config_cache: join(base, "cache"),
  npm_config_audit: "false",
  npm_config_fund: "false",
  npm_config_update_notifier: "false",
};

function found(name) {
  if (name === "node") return process.execPath;
  const folder = process.env.PATH.split(delimiter).find((folder) => existsSync(join(folder, name)));
  if (folder === undefined) throw new Error(`${name} is not on the PATH`);
  return join(folder, name);
}

/** Runs a command to its end: `{ code, out, err }`. */
export async function run(cwd, command, ...args) {
  try {
    const { stdout, stderr } = await promisify(execFile)(command, args, { cwd, env: environment });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    if (typeof error.code !== "number") throw error;
    return { code: error.code, out: error.stdout, err: error.stderr };
  }
}

/** Runs a command that must succeed; resolves with what it wrote. */
export async function must(cwd, command, ...args) {
  const { code, out, err } = await run(cwd, command, ...args);
  if (code !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${code}:\n${out}${err}`);
  return out;
}

let tarballs;
/** The packages' tarballs by name, packed once. */
export function packed() {
  tarballs ??= Object.fromEntries(
    ["npm", "npm/worker"].map((from) => {
      const args = ["pack", "--json", "--pack-destination", base];
      const { status, stdout, stderr } = spawnSync("npm", args, { cwd: join(root, from), encoding: "utf8" });
      if (status !== 0) throw new Error(stderr);
      const [{ name, filename }] = Object.values(JSON.parse(stdout));
      return [name, join(base, filename)];
    }),
  );
  return tarballs;
}

/**
 * Writes the files into a new folder and installs our packages there, which needs no network. `borrowed` are packages of other people that
 * the folder finds in the workspace, wrangler among them: 200 MB that a user's first install takes from the registry.
 */
export async function project(name, files, borrowed = ["wrangler"]) {
  const folder = join(base, name);
  mkdirSync(folder);
  write(folder, { "package.json": '{ "private": true, "type": "module" }\n', ...files });
  await install(folder, borrowed);
  return folder;
}

export function write(folder, files) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

/** Whether wrangler comes from the registry too, as `npm run test:long` has it. */
const isWhole = process.env.SIGNPOST_ADOPTION === "whole";

/**
 * What `npm install` brings, without the network: ours from the tarballs, in place of the versions that the project names; what
 * is borrowed from the workspace.
 */
export async function install(folder, wanted = ["wrangler"]) {
  const borrowed = isWhole ? wanted.filter((name) => name !== "wrangler") : wanted;
  const file = join(folder, "package.json");
  const { dependencies = {}, devDependencies = {}, ...manifest } = JSON.parse(readFileSync(file, "utf8"));
  const all = { ...dependencies, ...devDependencies };
  for (const name of borrowed) delete all[name];
  for (const [name, tarball] of Object.entries(packed())) all[name] = `file:${tarball}`;
  writeFileSync(file, JSON.stringify({ ...manifest, dependencies: all }));
  await must(folder, "npm", "install", ...(isWhole ? [] : ["--offline"]));
  for (const name of borrowed) symlinkSync(join(root, "node_modules", name), join(folder, "node_modules", name));
  if (borrowed.includes("wrangler"))
    symlinkSync(join(root, "node_modules/wrangler/bin/wrangler.js"), join(folder, "node_modules/.bin/wrangler"));
}

/** `npx wrangler dev` in the folder, until it is stopped. */
export async function dev(folder, ...args) {
  const port = await freePort();
  const own = ["--port", String(port), "--inspector-port", "0", "--show-interactive-dev-session=false"];
  // As npx would, but that npx passes on no signal.
  const wrangler = join(folder, "node_modules/wrangler/bin/wrangler.js");
  const program = new Program("node", [wrangler, "dev", "--ip", "127.0.0.1", ...own, ...args], {
    cwd: folder,
    env: environment,
  });
  try {
    await program.writes(/Ready on/);
  } catch (error) {
    await program.stop();
    throw error;
  }
  return Object.assign(program, { url: `http://127.0.0.1:${port}` });
}

/** What the platform would be given, without asking it. */
export async function dryRun(folder, ...args) {
  return must(folder, "npx", "wrangler", "deploy", "--dry-run", ...args);
}
