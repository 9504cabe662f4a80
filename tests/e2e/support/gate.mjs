// Runs the built Worker on the local runtime, with a configuration of the test's own.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { freePort } from "../../support/port.mjs";

export const root = resolve(import.meta.dirname, "../../..");

/** Longer than anything takes on the busiest machine. */
const PATIENCE_MS = 120_000;

/**
 * Starts a gate. `sources` and `vars` are what wrangler.toml would hold under `[vars]`; `main` is the
 * built Worker unless a test wraps it; `state` is a folder that outlives the gate; `failures` is how
 * many wrong keys an address may try in a minute; `without` names bindings of objects that are left out; `more` is the
 * rest of a configuration, such as services and queues.
 */
export async function startGate({
  sources,
  vars = {},
  main = "worker/build/index.js",
  planted = false,
  state,
  failures = 30,
  without = [],
  more = {},
} = {}) {
  const folder = mkdtempSync(join(tmpdir(), "signpost-e2e-"));
  const config = join(folder, "wrangler.json");
  writeFileSync(
    config,
    JSON.stringify({
      name: "signpost-e2e",
      main: join(root, planted ? "worker/build-planted/index.js" : main),
      compatibility_date: "2026-11-01",
      compatibility_flags: ["global_fetch_strictly_public"],
      vars: { ...vars, ...(sources === undefined ? {} : { sources }) },
      kv_namespaces: [{ binding: "DEDUPE", id: "dedupe" }],
      durable_objects: {
        bindings: [
          { name: "CLAIMS", class_name: "ClaimShard" },
          { name: "TENANTS", class_name: "TenantObject" },
          { name: "ENDPOINTS", class_name: "EndpointObject" },
          { name: "COUNTERS", class_name: "SourceCounters" },
          ...(planted ? [{ name: "PLANTED", class_name: "PlantedObject" }] : []),
        ].filter(({ name }) => !without.includes(name)),
      },
      migrations: [
        { tag: "v1", new_sqlite_classes: ["ClaimShard", "TenantObject", "EndpointObject", "SourceCounters"] },
        ...(planted ? [{ tag: "planted", new_sqlite_classes: ["PlantedObject"] }] : []),
      ],
      assets: {
        directory: join(root, planted ? "worker/build-planted/assets" : "worker/build/assets"),
        binding: "ASSETS",
        run_worker_first: ["/portal", "/portal/", "/portal/index.html"],
      },
      ratelimits: [{ name: "AUTH_FAILURES", namespace_id: "1001", simple: { limit: failures, period: 60 } }],
      ...more,
    }),
  );
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [
      join(root, "node_modules/wrangler/bin/wrangler.js"),
      "dev",
      "-c",
      config,
      "--ip",
      "127.0.0.1",
      "--port",
      String(port),
      "--inspector-port",
      "0",
      "--persist-to",
      state ?? join(folder, "state"),
      "--show-interactive-dev-session=false",
    ],
    {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_SEND_METRICS: "false", CI: "1" },
    },
  );
  let output = "";
  const watchers = new Set();
  const take = (text) => {
    output += text;
    for (const watcher of watchers) watcher();
  };
  child.stdout.setEncoding("utf8").on("data", take);
  child.stderr.setEncoding("utf8").on("data", take);
  const exited = new Promise((done) => child.on("exit", done));

  /** Resolves with the first truthy `find(output)`. */
  async function until(find, what, ms = PATIENCE_MS) {
    const { promise, resolve: found, reject } = Promise.withResolvers();
    const look = () => {
      const result = find(output);
      if (result) found(result);
    };
    const timer = setTimeout(
      () => reject(new Error(`${what} did not come within ${ms} ms:\n${output.slice(-4000)}`)),
      ms,
    );
    watchers.add(look);
    look();
    exited.then(() => reject(new Error(`the runtime ended before ${what}:\n${output.slice(-4000)}`)));
    return promise.finally(() => {
      clearTimeout(timer);
      watchers.delete(look);
    });
  }

  const url = `http://127.0.0.1:${port}`;
  try {
    await until((text) => text.includes("Ready on"), "the gate");
  } catch (error) {
    for (const pid of descendants(child.pid)) tryKill(pid, "SIGKILL");
    throw error;
  }

  return {
    url,
    port,
    until,
    output: () => output,
    /** The gate's log lines so far. */
    log: () => [...output.matchAll(/^\{.*\}$/gm)].map(([line]) => JSON.parse(line)),
    /** Waits for a log line. */
    logged: (test, what = "the log line") =>
      until((text) => [...text.matchAll(/^\{.*\}$/gm)].map(([line]) => JSON.parse(line)).find(test), what),
    /** Processes of this gate: wrangler and its descendants. */
    pids: () => descendants(child.pid),
    kill() {
      for (const pid of descendants(child.pid)) tryKill(pid, "SIGKILL");
      return exited;
    },
    async stop() {
      const all = descendants(child.pid);
      child.kill("SIGTERM");
      const late = setTimeout(() => {
        for (const pid of all) tryKill(pid, "SIGKILL");
      }, 30_000);
      await exited;
      clearTimeout(late);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function descendants(pid) {
  const { stdout } = spawnSync("ps", ["-eo", "pid=,ppid="], { encoding: "utf8" });
  const pairs = stdout
    .trim()
    .split("\n")
    .map((line) => line.trim().split(/\s+/).map(Number));
  const all = [pid];
  for (const parent of all) all.push(...pairs.filter(([, ppid]) => ppid === parent).map(([child]) => child));
  return all.reverse();
}

function tryKill(pid, signal) {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended by itself.
  }
}
