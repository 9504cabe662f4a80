// Hosts that lack Node's hashes, each in a process of its own: the core hashes all by itself.
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
