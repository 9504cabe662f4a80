// Hosts that lack Node's hashes, where the core hashes all by itself, or whose hashes fail. Each in a process of its own.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const SECRET = "host-secret-0123456789abcdef";
const SIZE = 100_000;
const tag = createHmac("sha256", SECRET).update("x".repeat(SIZE)).digest("hex");

const hosts = {
  "without process": "delete globalThis.process",
  "without process.getBuiltinModule": "process.getBuiltinModule = undefined",
  "whose process.getBuiltinModule throws, as that of Next.js does at the edge":
    'process.getBuiltinModule = () => { throw new Error("A Node.js API is used") }',
  "without node:crypto": "process.getBuiltinModule = () => undefined",
  "whose node:crypto is empty": "process.getBuiltinModule = () => ({})",
};

for (const [name, change] of Object.entries(hosts)) {
  test(`a host ${name} verifies, and refuses another body`, () => {
    const script = `import { Webhook } from "signpost";
${change};
const webhook = new Webhook("claimport", "${SECRET}");
const headers = { "x-claimport-signature": "sha256=${tag}" };
const codes = ["x", "y"].map((unit) => {
  try {
    return webhook.verify(unit.repeat(${SIZE}), headers).secret;
  } catch (error) {
    return error.code;
  }
});
console.log(JSON.stringify(codes));`;
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
      cwd: fileURLToPath(new URL(".", import.meta.url)),
      encoding: "utf8",
    });
    assert.equal(stdout, '[0,"signature_mismatch"]\n', stderr);
  });
}

for (const [name, size] of [
  ["hash", 1000],
  ["createHmac", 100_000],
]) {
  test(`a host whose ${name} throws once has its error thrown, and the core works on`, () => {
    const script = `import { Webhook } from "signpost";
const crypto = process.getBuiltinModule("node:crypto");
const real = crypto.${name};
let calls = 0;
crypto.${name} = (...given) => {
  calls += 1;
  if (calls === 1) throw new Error("the host is out of order");
  return real(...given);
};
const webhook = new Webhook("claimport", "${SECRET}");
const body = "x".repeat(${size});
const { headers } = webhook.sign(body);
const said = [1, 2].map(() => {
  try {
    return webhook.verify(body, headers).secret;
  } catch (error) {
    return error.message;
  }
});
console.log(JSON.stringify(said), calls);`;
    const { stdout, stderr } = spawnSync(process.execPath, ["--input-type=module", "-e", script], {
      cwd: fileURLToPath(new URL(".", import.meta.url)),
      encoding: "utf8",
    });
    assert.equal(stdout, '["the host is out of order",0] 2\n', stderr);
  });
}
