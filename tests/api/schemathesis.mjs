// Tests the running Worker from its own OpenAPI document, with schemathesis (PyPI):
//   python3 -m venv .cache/schemathesis && .cache/schemathesis/bin/pip install schemathesis
//   npm run build && node tests/api/schemathesis.mjs [.cache/schemathesis/bin/schemathesis]
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startGate } from "../e2e/support/gate.mjs";
import { API_KEY, client, senderVars, startReceiver } from "../e2e/support/sender.mjs";
import { secrets } from "../e2e/support/sign.mjs";

const command = process.argv[2] ?? "schemathesis";
const folder = mkdtempSync(join(tmpdir(), "signpost-api-"));
const receiver = await startReceiver();
// It asks without a key, again and again, and wants to be told so: the limit has a test of its own.
const worker = await startGate({
  vars: { ...senderVars, ...secrets },
  sources: { claims: { provider: "claimport", secrets: ["CLAIMPORT_SECRET"], origin: receiver.url } },
  failures: 1_000_000,
});
let status = 1;
try {
  const api = client(worker.url);
  const endpoint = await api.add({ url: receiver.url });
  const event = await api.publish({ id: "evt_1", type: "a.b", data: {} });
  // Names that exist, or nothing but 404 would be seen.
  const config = join(folder, "schemathesis.toml");
  const names = {
    tenant_id: "acme",
    endpoint_id: endpoint.id,
    event_id: event.id,
    delivery_id: event.deliveries[0].id,
    source: "claims",
  };
  writeFileSync(
    config,
    `[parameters]\n${Object.entries(names)
      .map(([name, value]) => `"path.${name}" = "${value}"`)
      .join("\n")}\n
# What is wrong with one event of a batch is said in its own result.
[[operations]]
include-name = "POST /v1/tenants/{tenant_id}/event-batches"
checks.negative_data_rejection.expected-statuses = [200, 400, 413, 422]
`,
  );
  const checks = [
    "not_a_server_error",
    "status_code_conformance",
    "content_type_conformance",
    "response_headers_conformance",
    "response_schema_conformance",
    "negative_data_rejection",
    "missing_required_header",
    "unsupported_method",
    "ignored_auth",
  ];
  // Left out: `positive_data_acceptance`, since no schema can say which URLs are on the public internet.
  // Not `spawnSync`: the receiver has to answer meanwhile.
  const run = spawn(
    command,
    [
      "--config-file",
      config,
      "run",
      `${worker.url}/openapi.json`,
      "--url",
      worker.url,
      "-H",
      `Authorization: Bearer ${API_KEY}`,
      "--phases",
      "coverage,fuzzing",
      "-n",
      process.env.CASES ?? "50",
      "--checks",
      checks.join(","),
      // The endpoint that the others need.
      "--exclude-operation-id",
      "deleteEndpoint",
    ],
    { stdio: "inherit" },
  );
  run.on("error", (error) => console.error(`${command}: ${error.message}`));
  const [code] = await once(run, "close");
  status = code ?? 1;
} finally {
  await worker.stop();
  await receiver.stop();
  rmSync(folder, { recursive: true, force: true });
}
process.exit(status);
