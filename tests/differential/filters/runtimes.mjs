// Who judges filters: each takes lines of cases and gives lines of verdicts, `null` for a case that it leaves out.
import { join } from "node:path";
import { root } from "../../../scripts/lib.mjs";
import { startGate } from "../../e2e/support/gate.mjs";
import { client, senderVars } from "../../e2e/support/sender.mjs";
import { startProcess, startWorkerd, tool } from "../runtimes.mjs";

const stdio = join(import.meta.dirname, "stdio.mjs");
const bin = (name) => join(root, "node_modules/.bin", name);
/** The API is asked once in so many cases: each is a request. */
const SHARE = 25;
/** What the API takes as a body, and no more. */
const MOST_BYTES = 200_000;

/** By name. */
export const runtimes = {
  native: (setup) => startProcess(setup, tool, "judge-filters"),
  node: (setup) => startProcess(setup, process.execPath, stdio),
  deno: (setup) =>
    startProcess(setup, bin("deno"), "run", "--no-lock", "--node-modules-dir=manual", "--allow-env", stdio),
  bun: (setup) => startProcess(setup, bin("bun"), stdio),
  workerd: (setup) => startWorkerd(setup, "filters/worker.mjs"),
  worker: startWorker,
};

/** `POST /v1/filters/test` of the built Worker, for a sample. */
async function startWorker() {
  const gate = await startGate({ vars: senderVars });
  const api = client(gate.url);
  const asked = async ({ of, filter, document }) => {
    const body = `{"of":"${of}","filter":${filter},"document":${document}}`;
    const answer = await api.call("POST", "/filters/test", body);
    if (answer.status === 200) {
      const { verdict, steps, failed } = answer.body;
      return [verdict, steps, failed && [failed.at, failed.found]];
    }
    if (answer.status !== 422) throw new Error(`the API: ${answer.status} ${JSON.stringify(answer.body)} to ${body}`);
    const [{ field, code, message }] = answer.body.errors;
    return [code, field, message];
  };
  return {
    async judge(line) {
      const cases = JSON.parse(line);
      const verdicts = [];
      for (const [place, own] of cases.entries()) {
        // A case alone is one that is being made smaller.
        const isAsked = cases.length === 1 || place % SHARE === 0;
        const isJson = [own.filter, own.document].every((text) => text.length < MOST_BYTES && isReadable(text));
        verdicts.push(isAsked && isJson ? await asked(own) : null);
      }
      return JSON.stringify(verdicts);
    },
    stop: () => gate.stop(),
  };
}

/** What is no JSON the API refuses as a whole. */
function isReadable(text) {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
