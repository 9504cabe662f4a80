// Who judges: each is started with the setup, takes lines of requests, and gives lines of verdicts.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/lib.mjs";
import { startGate } from "../e2e/support/gate.mjs";
import { linesOf } from "./lines.mjs";

/** The tool that draws, and judges natively. */
export const tool = join(process.env.CARGO_TARGET_DIR ?? join(root, "target"), "tools/signpost-differential");

const stdio = join(import.meta.dirname, "stdio.mjs");
const bin = (name) => join(root, "node_modules/.bin", name);

/** By name. `hasName` is whether verdicts end with the event's name, which the npm package does not tell. */
export const runtimes = {
  native: { hasName: true, start: (setup) => startProcess(setup, tool, "judge") },
  node: { start: (setup) => startProcess(setup, process.execPath, stdio) },
  deno: {
    start: (setup) =>
      startProcess(setup, bin("deno"), "run", "--no-lock", "--node-modules-dir=manual", "--allow-env", stdio),
  },
  bun: { start: (setup) => startProcess(setup, bin("bun"), stdio) },
  workerd: { start: (setup) => startWorkerd(setup) },
  worker: { hasName: true, start: startPlanted },
};

/** A process that answers a line with a line, in their order. */
export async function startProcess(setup, command, ...args) {
  const child = spawn(command, args, { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
  const waiting = [];
  let ended;
  const end = (error) => {
    ended = error;
    for (const { reject } of waiting.splice(0)) reject(error);
  };
  child.on("error", end);
  child.on("exit", (code, signal) => end(new Error(`${command} ended (${signal ?? code})`)));
  child.stdin.on("error", end);
  const read = async () => {
    for await (const line of linesOf(child.stdout)) waiting.shift().resolve(line);
  };
  read().catch(end);
  child.stdin.write(`${JSON.stringify(setup)}\n`);
  return {
    judge(line) {
      if (ended) return Promise.reject(ended);
      const { promise, resolve, reject } = Promise.withResolvers();
      waiting.push({ resolve, reject });
      child.stdin.write(`${line}\n`);
      return promise;
    },
    stop() {
      child.removeAllListeners("exit");
      child.kill();
    },
  };
}

/** The npm package in workerd, bundled as wrangler bundles: `main` is beside this file. */
export async function startWorkerd(setup, main = "worker.mjs") {
  // Nothing is asked of the network.
  Object.assign(process.env, { CLOUDFLARE_CF_FETCH_ENABLED: "false", WRANGLER_SEND_METRICS: "false" });
  const { unstable_startWorker: startWorker } = await import("wrangler");
  // Beside the code, so that what the Worker imports is found.
  const folder = mkdtempSync(join(import.meta.dirname, ".workerd-"));
  const config = join(folder, "wrangler.json");
  const settings = { name: "differential", main: `../${main}`, compatibility_date: "2026-11-01" };
  writeFileSync(config, JSON.stringify(settings));
  const worker = await startWorker({
    config,
    dev: { server: { port: 0 }, inspector: false, logLevel: "error", watch: false },
  });
  const post = async (body) => {
    const answer = await worker.fetch("http://localhost/", { method: "POST", body });
    if (!answer.ok) throw new Error(`workerd: ${answer.status} ${await answer.text()}`);
    return answer.text();
  };
  await post(JSON.stringify(setup));
  return {
    judge: post,
    async stop() {
      await worker.dispose();
      rmSync(folder, { recursive: true });
    },
  };
}

/** The Worker, built with an entry that judges many requests at once. */
async function startPlanted(setup) {
  const gate = await startGate({ planted: true, ...configOf(setup) });
  const names = JSON.stringify(setup.sources.map(({ name }) => name));
  return {
    async judge(line) {
      const body = `{"now":${setup.now},"sources":${names},"requests":${line}}`;
      const answer = await fetch(`${gate.url}/planted/differential`, { method: "POST", body });
      if (!answer.ok)
        throw new Error(`the Worker: ${answer.status} ${await answer.text()}\n${gate.output().slice(-2000)}`);
      return answer.text();
    },
    stop: () => gate.stop(),
  };
}

/** The sources as the Worker's configuration has them. */
export function configOf({ sources, untimed }, origin = "https://origin.example/") {
  const vars = {
    SIGNPOST_SIGNING_SECRET: "origin-secret-0123456789",
    HANDSHAKE_TOKEN: sources.find(({ token }) => token)?.token,
  };
  const table = {};
  for (const [place, { name, provider, secrets, url, token, timed }] of sources.entries()) {
    const names = secrets.map((secret, index) => {
      vars[`SECRET_${place}_${index}`] = secret;
      return `SECRET_${place}_${index}`;
    });
    table[name] = { provider, secrets: names, origin: `${origin}${name}` };
    if (url !== null) table[name].url = url;
    if (token !== null) table[name].handshake_token = "HANDSHAKE_TOKEN";
    if (untimed && timed) table[name].tolerance = "off";
  }
  return { vars, sources: table };
}
