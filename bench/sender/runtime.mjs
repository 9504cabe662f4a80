// The built Worker on the bare runtime, without what a development server puts before it.
import { spawn } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const root = resolve(import.meta.dirname, "../..");
const CLASSES = {
  CLAIMS: "ClaimShard",
  COUNTERS: "SourceCounters",
  ENDPOINTS: "EndpointObject",
  TENANTS: "TenantObject",
};
/** How often the runtime is asked whether it is there, and how long. */
const [POLL_MS, PATIENCE_MS] = [50, 60_000];

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

/** Starts the Worker that was built into `build`, with variables, on a folder of its own. */
export async function startWorker(build, vars) {
  const folder = mkdtempSync(join(tmpdir(), "signpost-bench-"));
  mkdirSync(join(folder, "objects"));
  cpSync(build, join(folder, "worker"), { recursive: true });
  const files = readdirSync(join(folder, "worker"), { recursive: true })
    .filter((name) => /\.(js|wasm)$/.test(name) && !name.startsWith("assets"))
    .sort((a, b) => (b === "index.js") - (a === "index.js"));
  const modules = files.map(
    (name) => `(name = "${name}", ${name.endsWith(".wasm") ? "wasm" : "esModule"} = embed "worker/${name}")`,
  );
  const bindings = [
    ...Object.entries(vars).map(([name, value]) => `(name = "${name}", text = ${JSON.stringify(value)})`),
    ...Object.entries(CLASSES).map(([name, object]) => `(name = "${name}", durableObjectNamespace = "${object}")`),
  ];
  const objects = Object.values(CLASSES).map(
    (name) => `(className = "${name}", uniqueKey = "${name}", enableSql = true)`,
  );
  const port = await freePort();
  const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "objects", disk = (path = "${join(folder, "objects")}", writable = true)),
    (name = "internet", network = (allow = ["public", "private"])),
    (name = "signpost", worker = (
      modules = [${modules.join(", ")}],
      compatibilityDate = "2026-11-01",
      bindings = [${bindings.join(", ")}],
      durableObjectNamespaces = [${objects.join(", ")}],
      durableObjectStorage = (localDisk = "objects")))],
  sockets = [(name = "http", address = "127.0.0.1:${port}", http = (), service = "signpost")]);`;
  writeFileSync(join(folder, "config.capnp"), config);
  const child = spawn(
    join(root, "node_modules/.bin/workerd"),
    ["serve", join(folder, "config.capnp"), "--experimental"],
    {
      stdio: "ignore",
    },
  );
  const exited = new Promise((done) => child.on("exit", done));
  for (const end = Date.now() + PATIENCE_MS; ; ) {
    try {
      await fetch(`http://127.0.0.1:${port}/health`);
      break;
    } catch (error) {
      if (child.exitCode !== null || Date.now() > end) throw error;
      await new Promise((done) => setTimeout(done, POLL_MS));
    }
  }
  return {
    port,
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
