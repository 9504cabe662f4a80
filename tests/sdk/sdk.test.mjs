// Our rows against the providers' own packages, both ways; `run.mjs` installs them.
import assert from "node:assert/strict";
import { test } from "node:test";
import { bodyAlone } from "./body-alone.mjs";
import { inBody } from "./in-body.mjs";
import { prove } from "./proof.mjs";
import { standardWebhooks } from "./standard-webhooks.mjs";
import { tokens } from "./tokens.mjs";
import { withTime } from "./with-time.mjs";
import { withUrl } from "./with-url.mjs";

const entries = [...standardWebhooks, ...bodyAlone, ...tokens, ...withTime, ...withUrl];
for (const entry of entries) await prove(entry);

test("every package that is installed has its proof", async () => {
  const { default: own } = await import("./package.json", { with: { type: "json" } });
  const proven = new Set([...entries.map((entry) => entry.package), ...inBody]);
  assert.deepEqual(
    Object.keys(own.dependencies).filter((name) => !proven.has(name)),
    [],
  );
});
