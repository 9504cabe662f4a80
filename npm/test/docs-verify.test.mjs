// docs/verify.md: what it says in five languages is run in each, on requests that the package signed, good ones and bad ones.
// A language that is not installed is left out, loudly.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { Webhook } from "signpost";

const page = readFileSync(new URL("../../docs/verify.md", import.meta.url), "utf8");
const blocks = new Map(
  [...page.matchAll(/<!-- run: (\S+) -->\n```\w+\n([\s\S]*?)```/g)].map(([, name, code]) => [name, code]),
);

const folder = mkdtempSync(join(tmpdir(), "signpost-verify-"));
after(() => rmSync(folder, { recursive: true, force: true }));

/** How each language is asked: it reads the requests from a file and prints its verdicts, as JSON. */
const languages = {
  "verify.mjs": {
    command: [process.execPath, "ask.mjs"],
    ask: `import { readFileSync } from "node:fs";
      import * as page from "./verify.mjs";
      const cases = JSON.parse(readFileSync("cases.json"));
      const verdicts = cases.map(({ by, headers, body, secret }) =>
        page[by === "delivery" ? "verify" : "cameThroughTheGate"](headers, Buffer.from(body, "base64"), secret));
      console.log(JSON.stringify(verdicts));`,
  },
  "verify.py": {
    command: ["python3", "-B", "ask.py"],
    ask: `import base64, json, verify as page
ways = {"delivery": page.verify, "gate": page.came_through_the_gate}
with open("cases.json") as file:
    cases = json.load(file)
print(json.dumps([ways[case["by"]](case["headers"], base64.b64decode(case["body"]), case["secret"]) for case in cases]))`,
  },
  "verify.go": {
    command: ["go", "run", "ask.go", "verify.go"],
    ask: `package main
import ("encoding/json"; "net/http"; "os")
type request struct { By, Secret string; Body []byte; Headers map[string]string }
func main() {
  text, _ := os.ReadFile("cases.json")
  var cases []request
  if err := json.Unmarshal(text, &cases); err != nil { panic(err) }
  verdicts := []bool{}
  for _, one := range cases {
    headers, verify := http.Header{}, Verify
    for name, value := range one.Headers { headers.Set(name, value) }
    if one.By == "gate" { verify = CameThroughTheGate }
    verdicts = append(verdicts, verify(headers, one.Body, one.Secret))
  }
  json.NewEncoder(os.Stdout).Encode(verdicts)
}`,
  },
  "verify.php": {
    command: ["php", "ask.php"],
    ask: `<?php require 'verify.php';
      $ask = fn($one) => ($one['by'] === 'gate' ? 'came_through_the_gate' : 'verify')($one['headers'], base64_decode($one['body']), $one['secret']);
      echo json_encode(array_map($ask, json_decode(file_get_contents('cases.json'), true)));`,
  },
  "verify.rb": {
    command: ["ruby", "ask.rb"],
    ask: `require "json"
      require_relative "verify"
      cases = JSON.parse(File.read("cases.json"))
      puts(cases.map do |one|
        send(one["by"] == "gate" ? :came_through_the_gate : :verify, one["headers"], one["body"].unpack1("m"), one["secret"])
      end.to_json)`,
  },
};

// Text that is no UTF-8, too: bytes are what is signed.
const body = Buffer.concat([Buffer.from('{"type":"invoice.paid","name":"Zoë"}'), Buffer.from([0xff, 0x00])]);
const SECRET = `whsec_${Buffer.from("a secret of thirty-two bytes, yes").toString("base64")}`;
const OTHER = `whsec_${Buffer.from("another of thirty-two bytes, yes!").toString("base64")}`;
const GATE_SECRET = "signing-secret-0123456789abcdef";
const FAR_MS = 3_600_000;

const signed = (provider, secret, options = {}) => {
  const webhook = new Webhook(provider, secret);
  const { headers } = webhook.sign(body, { id: "evt_1", headers: { "Signpost-Source": "stripe" }, ...options });
  const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
  return provider === "signpost" ? { "signpost-source": "stripe", ...lower } : lower;
};
const delivery = signed("standard-webhooks", SECRET);
const { "webhook-signature": tag } = delivery;
const gate = signed("signpost", GATE_SECRET);
const without = (headers, name) => Object.fromEntries(Object.entries(headers).filter(([own]) => own !== name));
const head = body.toString().split(".")[0];
/** What anybody can sign, where a secret is not set. */
const withEmptyKey = (head) => `v1,${createHmac("sha256", "").update(head).update(body).digest("base64")}`;
const seconds = delivery["webhook-timestamp"];
const [past, future] = [-FAR_MS, FAR_MS].map((ms) => ({ at: new Date(Date.now() + ms) }));

const of = (by, secret, requests) =>
  requests.map(([name, expected, headers, more]) => ({
    name: `${by}: ${name}`,
    expected,
    by,
    headers,
    secret,
    body,
    ...more,
  }));
const cases = [
  ...of("delivery", SECRET, [
    ["as it was signed", true, delivery],
    [
      "the old secret and the new one, while it is rotated",
      true,
      { ...delivery, "webhook-signature": `v1,AAAA ${tag}` },
    ],
    ["another secret", false, signed("standard-webhooks", OTHER)],
    ["another body", false, delivery, { body: Buffer.concat([body, Buffer.from(" ")]) }],
    ["another id", false, { ...delivery, "webhook-id": "evt_2" }],
    ["another version", false, { ...delivery, "webhook-signature": tag.replace("v1,", "v2,") }],
    ["too old", false, signed("standard-webhooks", SECRET, past)],
    ["of the future", false, signed("standard-webhooks", SECRET, future)],
    ["a time that is none", false, { ...delivery, "webhook-timestamp": `${delivery["webhook-timestamp"]}.0` }],
    [
      "a signature that is no ASCII, of the same length",
      false,
      { ...delivery, "webhook-signature": `é${tag.slice(1)}` },
    ],
    ...Object.keys(delivery)
      .filter((name) => name.startsWith("webhook-"))
      .map((name) => [`no ${name}`, false, without(delivery, name)]),
    [
      "no secret is set",
      false,
      { ...delivery, "webhook-signature": withEmptyKey(`evt_1.${seconds}.`) },
      { secret: "" },
    ],
  ]),
  ...of("gate", GATE_SECRET, [
    ["as it was signed", true, gate],
    ["another secret", false, signed("signpost", `${GATE_SECRET}x`)],
    ["another body", false, gate, { body: Buffer.from("{}") }],
    ["another source", false, { ...gate, "signpost-source": "github" }],
    // The same text is signed.
    [
      "a boundary that was moved",
      false,
      { ...gate, "signpost-source": `stripe.${head}` },
      { body: body.subarray(head.length + 1) },
    ],
    ["too old", false, signed("signpost", GATE_SECRET, past)],
    [
      "a signature that is no ASCII, of the same length",
      false,
      { ...gate, "signpost-signature": `é${gate["signpost-signature"].slice(1)}` },
    ],
    ...["id", "timestamp", "source", "signature"].map((name) => [
      `no ${name}`,
      false,
      without(gate, `signpost-${name}`),
    ]),
    [
      "no secret is set",
      false,
      { ...gate, "signpost-signature": withEmptyKey(`evt_1.${gate["signpost-timestamp"]}.stripe.`) },
      { secret: "" },
    ],
  ]),
];
writeFileSync(
  join(folder, "cases.json"),
  JSON.stringify(cases.map(({ name, expected, body, ...request }) => ({ ...request, body: body.toString("base64") }))),
);

test("every block of the page is run here", () => {
  assert.deepEqual([...blocks.keys()], Object.keys(languages));
  assert.equal([...page.matchAll(/^```\w+$/gm)].length, blocks.size);
});

for (const [name, { command, ask }] of Object.entries(languages)) {
  const [program, ...options] = command;
  if (spawnSync(program, [program === "go" ? "version" : "--version"]).error) {
    console.log(`SKIP ${program} is not installed: ${name} of docs/verify.md was not run`);
    continue;
  }
  test(`${name} takes what was signed, and nothing else`, () => {
    writeFileSync(join(folder, name), blocks.get(name));
    writeFileSync(join(folder, name.replace("verify", "ask")), ask);
    const env = { ...process.env, GO111MODULE: "off", GOCACHE: join(folder, "go"), GOFLAGS: "" };
    const { status, stdout, stderr } = spawnSync(program, options, { cwd: folder, env, encoding: "utf8" });
    assert.equal(status, 0, stderr);
    const verdicts = JSON.parse(stdout);
    const told = (verdict) => cases.map((one, index) => `${one.name}: ${verdict(one, index)}`);
    assert.deepEqual(
      told((_, index) => verdicts[index]),
      told(({ expected }) => expected),
    );
  });
}
