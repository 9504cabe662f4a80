// What a file of tests runs against: started where it is asked for, stopped after the file's last test.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { startGate } from "./gate.mjs";
import { startOrigin } from "./origin.mjs";
import { client, senderVars, startReceiver } from "./sender.mjs";

/** A folder that is removed at the end. */
export function useFolder() {
  const folder = mkdtempSync(join(tmpdir(), "signpost-tests-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** An origin, as `startOrigin` starts it. */
export async function useOrigin(answer) {
  const origin = await startOrigin(answer);
  after(() => origin.stop());
  return origin;
}

/** A receiver, as `startReceiver` starts it. */
export async function useReceiver(answer) {
  const receiver = await startReceiver(answer);
  after(() => receiver.stop());
  return receiver;
}

/** The built Worker, as `startGate` starts it. */
export async function useGate(options) {
  const gate = await startGate(options);
  after(() => gate.stop());
  return gate;
}

/** The built Worker as one that a test kills and starts again, on a state that outlives it: `it.gate` is the present one. */
export async function useRestarts(options) {
  const state = mkdtempSync(join(tmpdir(), "signpost-state-"));
  const it = {
    state,
    /** With other variables than before, where they are given. */
    start: async (vars) => {
      it.gate = await startGate({ ...options, vars: { ...options.vars, ...vars }, state });
      return it.gate;
    },
  };
  after(async () => {
    await it.gate?.stop();
    rmSync(state, { recursive: true, force: true });
  });
  await it.start();
  return it;
}

/** A sender and a receiver whose paths are hooks: no path that a test has not asked for takes anything. */
export async function useSender({ vars, ...options } = {}) {
  const receiver = await useReceiver(() => 404);
  const worker = await useGate({ ...options, vars: { ...senderVars, ...vars } });
  return { worker, receiver, hook: receiver.hook, api: client(worker.url) };
}
