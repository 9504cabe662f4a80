// The bare runtime, without what a development server puts before it: Workers of folders and files, on sockets of their own.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { freePort } from "../tests/support/port.mjs";

const root = resolve(import.meta.dirname, "..");
const CLASSES = {
  CLAIMS: "ClaimShard",
  COUNTERS: "SourceCounters",
  ENDPOINTS: "EndpointObject",
  TENANTS: "TenantObject",
};
/** How often the runtime is asked whether it is there, and how long. */
const [POLL_MS, PATIENCE_MS] = [50, 60_000];

/**
 * Our Worker, as it was built into `build`.
 * @param {{ texts?: Record<string, string>, json?: Record<string, unknown>, outbound?: string, kv?: string }} options `kv` is
 *   the Worker behind the namespace, `outbound` the one that has what is sent out
 */
export const product = (build, { texts = {}, json = {}, outbound, kv } = {}) => ({
  build,
  outbound,
  bindings: [
    ...Object.entries(texts).map(([name, value]) => `(name = "${name}", text = ${JSON.stringify(value)})`),
    ...Object.entries(json).map(
      ([name, value]) => `(name = "${name}", json = ${JSON.stringify(JSON.stringify(value))})`,
    ),
    ...Object.entries(CLASSES).map(([name, object]) => `(name = "${name}", durableObjectNamespace = "${object}")`),
    ...(kv ? [`(name = "DEDUPE", kvNamespace = "${kv}")`] : []),
  ],
});

/** A Worker that is one module. */
export const script = (text, { texts = {}, outbound, kv } = {}) => ({
  text,
  outbound,
  bindings: [
    ...Object.entries(texts).map(([name, value]) => `(name = "${name}", text = ${JSON.stringify(value)})`),
    ...(kv ? [`(name = "DEDUPE", kvNamespace = "${kv}")`] : []),
  ],
});

function workerOf(folder, name, { build, text, outbound, bindings }) {
  const path = join(folder, name);
  if (build) cpSync(build, path, { recursive: true });
  else {
    mkdirSync(path);
    writeFileSync(join(path, "index.js"), text);
  }
  const files = readdirSync(path, { recursive: true })
    .filter((file) => /\.(js|wasm)$/.test(file) && !file.startsWith("assets"))
    .sort((a, b) => (b === "index.js") - (a === "index.js"));
  const modules = files.map(
    (file) => `(name = "${file}", ${file.endsWith(".wasm") ? "wasm" : "esModule"} = embed "${name}/${file}")`,
  );
  const objects = Object.values(CLASSES).map((of) => `(className = "${of}", uniqueKey = "${of}", enableSql = true)`);
  return `(name = "${name}", worker = (
      modules = [${modules.join(", ")}],
      compatibilityDate = "2026-11-01",
      bindings = [${bindings.join(", ")}]${outbound ? `,\n      globalOutbound = "${outbound}"` : ""}${
        build
          ? `,\n      durableObjectNamespaces = [${objects.join(", ")}],\n      durableObjectStorage = (localDisk = "objects")`
          : ""
      }))`;
}

/**
 * Starts Workers by their names, those of `open` on ports of their own.
 * @returns {Promise<{ ports: Record<string, number>, cpuMs(): number, stop(): Promise<void> }>}
 */
export async function serve(workers, open) {
  const folder = mkdtempSync(join(tmpdir(), "signpost-bench-"));
  mkdirSync(join(folder, "objects"));
  const ports = {};
  for (const name of open) ports[name] = await freePort();
  const services = Object.entries(workers).map(([name, worker]) => workerOf(folder, name, worker));
  const sockets = Object.entries(ports).map(
    ([name, port]) => `(name = "${name}", address = "127.0.0.1:${port}", http = (), service = "${name}")`,
  );
  const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "objects", disk = (path = "${join(folder, "objects")}", writable = true)),
    (name = "internet", network = (allow = ["public", "private"])),
    ${services.join(",\n    ")}],
  sockets = [${sockets.join(", ")}]);`;
  writeFileSync(join(folder, "config.capnp"), config);
  const command = join(root, "node_modules/.bin/workerd");
  const child = spawn(command, ["serve", join(folder, "config.capnp"), "--experimental"], { stdio: "ignore" });
  const exited = new Promise((done) => child.on("exit", done));
  for (const end = Date.now() + PATIENCE_MS; ; ) {
    try {
      await fetch(`http://127.0.0.1:${Object.values(ports)[0]}/health`);
      break;
    } catch (error) {
      if (child.exitCode !== null || Date.now() > end) throw error;
      await new Promise((done) => setTimeout(done, POLL_MS));
    }
  }
  return {
    ports,
    cpuMs: () => cpuMs(child.pid),
    async stop() {
      child.kill("SIGTERM");
      await exited;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a process and its children have computed so far. A tick is 10 ms on every Linux. */
function cpuMs(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const [user, system] = stat
    .slice(stat.lastIndexOf(")") + 2)
    .split(" ")
    .slice(11, 13)
    .map(Number);
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, "utf8").split(" ").filter(Boolean);
  return (user + system) * 10 + children.reduce((sum, child) => sum + cpuMs(Number(child)), 0);
}
