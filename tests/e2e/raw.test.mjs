// Bytes on the wire: joined headers, chunks, smuggling, hostile bodies.
import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, test } from "node:test";
import { gzipSync } from "node:zlib";
import { exchange, head, lines } from "./support/raw.mjs";
import { claimport, fromGate, gooclaim, newId, post, secrets, standard } from "./support/sign.mjs";
import { useGate, useOrigin } from "./support/use.mjs";

const CAP = 1024 * 1024;
const origin = await useOrigin();
const { source } = origin;
const gate = await useGate({
  vars: secrets,
  sources: {
    claimport: source("claimport", "CLAIMPORT_SECRET"),
    // ClaimPort's signature without its deadline, which fifty bodies at once may miss on a busy machine.
    patient: source(
      {
        name: "patient",
        signature: { header: "X-ClaimPort-Signature", layout: { value: { prefix: "sha256=" } }, encoding: "hex" },
        id: { field: "id" },
        delivery: { deadline_ms: 600_000 },
      },
      "CLAIMPORT_SECRET",
    ),
    gooclaim: source("gooclaim", "GOOCLAIM_SECRET"),
    standard: source("standard-webhooks", "STANDARD_SECRET"),
  },
});
const arrived = (body) => origin.received.filter((request) => request.body.equals(Buffer.from(body)));

describe("t3: a header that is sent twice", () => {
  const cases = [
    ["gooclaim", gooclaim, "x-gooclaim-timestamp"],
    ["gooclaim", gooclaim, "x-gooclaim-signature"],
    ["gooclaim", gooclaim, "x-gooclaim-idempotency-key"],
    ["claimport", claimport, "x-claimport-signature"],
    ["standard", standard, "webhook-id"],
    ["standard", standard, "webhook-timestamp"],
    ["standard", standard, "webhook-signature"],
  ];
  for (const [source, make, name] of cases) {
    test(`${name} twice is refused, the same value or another, and the origin sees nothing`, async () => {
      for (const second of [(value) => value, (value) => value.replace(/.$/, (last) => (last === "1" ? "2" : "1"))]) {
        const { body, headers } = make();
        const twice = [...lines(headers), `${name}: ${second(headers[name])}`, `Content-Length: ${body.length}`];
        const { statuses } = await exchange(gate.port, [head(`/in/${source}`, twice), body]);
        assert.deepEqual(statuses, [401]);
        assert.equal(arrived(body).length, 0);
      }
    });
  }

  test("an alias with another value is a second answer to the same question", async () => {
    const delivery = standard();
    assert.equal((await post(`${gate.url}/in/standard`, delivery, { "svix-id": "evt_other" })).status, 401);
    assert.equal((await post(`${gate.url}/in/standard`, delivery, { "svix-id": delivery.id })).status, 200);
  });
});

describe("t8: bodies are bytes", () => {
  const hostile = {
    empty: Buffer.alloc(0),
    "a NUL": Buffer.from("\0{}\0"),
    "a byte order mark": Buffer.from("\ufeff{}"),
    "bad UTF-8": Buffer.from([0xff, 0xfe, 0xc3, 0x28, 0xed, 0xa0, 0x80]),
    "line endings": Buffer.from('{\r\n\t"a":\r1}\n\r\n'),
    "an escaped lone surrogate": Buffer.from('{"id":"\\ud800","type":"claim.created"}'),
    "deep nesting": Buffer.from("[".repeat(200_000) + "]".repeat(200_000)),
    "equal names": Buffer.from('{"id":"a","id":"b"}'),
    "an id that is no header value": Buffer.from('{"id":"a\\r\\nSignpost-Source: x","type":"\\u0000"}'),
    "an id of 100 KB": Buffer.from(JSON.stringify({ id: "x".repeat(100_000) })),
    "an id in another script": Buffer.from('{"id":"заявка-1"}'),
    binary: randomBytes(70_000),
  };
  for (const [name, body] of Object.entries(hostile)) {
    test(`${name}: the origin gets the bytes that were signed, under a name that fits a header`, async () => {
      assert.equal((await post(`${gate.url}/in/claimport`, claimport({ body }))).status, 200);
      const [request, ...more] = arrived(body);
      assert.equal(more.length, 0);
      assert.match(request.headers["signpost-id"], /^[!-~]{1,200}$/);
      assert.equal(request.headers["signpost-source"], "claimport");
      assert.ok(fromGate(request));
    });
  }

  test("500 random bodies arrive as they were sent, whatever JSON would make of them", async () => {
    const pieces = ["\0", "\ufeff", '"', "\\", "{", "}", "\r\n", "\u2028", '{"id":1}', "\\ud800"].map((text) =>
      Buffer.from(text),
    );
    const bodies = Array.from({ length: 500 }, (_, index) => {
      const noise = Array.from({ length: index % 7 }, () => pieces[randomBytes(1)[0] % pieces.length]);
      return Buffer.concat([Buffer.from(`${index} `), ...noise, randomBytes(index * 3)]);
    });
    for (let from = 0; from < bodies.length; from += 50) {
      const batch = bodies.slice(from, from + 50);
      const answers = await Promise.all(batch.map((body) => post(`${gate.url}/in/claimport`, claimport({ body }))));
      assert.ok(answers.every(({ status }) => status === 200));
    }
    const sha256 = (body) => createHash("sha256").update(body).digest("hex");
    const seen = new Set(origin.received.map(({ body }) => sha256(body)));
    assert.equal(bodies.filter((body) => !seen.has(sha256(body))).length, 0);
  });
});

describe("t9: an encoded body is never inflated", () => {
  test("the signature is over the wire bytes, and they arrive as they are", async () => {
    const plain = JSON.stringify({ id: newId(), type: "claim.created" });
    const body = gzipSync(plain);
    const signed = claimport({ body });
    assert.equal((await post(`${gate.url}/in/claimport`, signed, { "content-encoding": "gzip" })).status, 200);
    assert.equal(arrived(body)[0].headers["content-encoding"], "gzip");
    const overPlain = claimport({ body: plain });
    assert.equal(
      (await post(`${gate.url}/in/claimport`, { ...overPlain, body }, { "content-encoding": "gzip" })).status,
      401,
    );
  });

  test("a bomb of 1000:1 stays as small as it is on the wire", async () => {
    const body = gzipSync(Buffer.alloc(CAP * 100));
    const before = residentKiB();
    assert.equal(
      (await post(`${gate.url}/in/claimport`, claimport({ body }), { "content-encoding": "gzip" })).status,
      200,
    );
    assert.ok(residentKiB() - before < 50 * 1024, "the runtime's memory grew by what the bomb would inflate to");
  });
});

describe("t10: a body over the cap", () => {
  const declared = (length) => head("/in/claimport", [...lines(claimport().headers), `Content-Length: ${length}`]);

  test("is refused by its declared length, before it is sent", async () => {
    const { statuses } = await exchange(gate.port, [declared(CAP + 1), "x"]);
    assert.deepEqual(statuses, [413]);
  });

  test("in chunks without a length is refused at the chunk that crosses the cap", async () => {
    const before = origin.received.length;
    const chunk = `${(64 * 1024).toString(16)}\r\n${"x".repeat(64 * 1024)}\r\n`;
    const start = head("/in/claimport", [...lines(claimport().headers), "Transfer-Encoding: chunked"]);
    const { statuses } = await exchange(gate.port, [start, ...Array.from({ length: 17 }, () => chunk)]);
    assert.deepEqual(statuses, [413]);
    assert.equal(origin.received.length, before);
  });

  test("in chunks of one byte takes no more memory than in large ones", async () => {
    const before = residentKiB();
    const chunks = "1\r\nx\r\n".repeat(100_000);
    const start = head("/in/claimport", [...lines(claimport().headers), "Transfer-Encoding: chunked"]);
    const { statuses } = await exchange(gate.port, [start, chunks, "0\r\n\r\n"]);
    assert.deepEqual(statuses, [401]);
    assert.ok(residentKiB() - before < 100 * 1024, `grew by ${residentKiB() - before} KiB`);
  });

  test("exactly at the cap passes, and 50 such at once leave memory bounded", async () => {
    const before = residentKiB();
    const bodies = Array.from({ length: 50 }, () => randomBytes(CAP));
    const answers = await Promise.all(bodies.map((body) => post(`${gate.url}/in/patient`, claimport({ body }))));
    assert.ok(answers.every(({ status }) => status === 200));
    assert.ok(residentKiB() - before < 600 * 1024, `grew by ${residentKiB() - before} KiB`);
  });
});

describe("t11: the wire is normalised before anything is decided", () => {
  const send = (...chunks) => exchange(gate.port, chunks);

  test("chunks of one byte make up one body", async () => {
    const { body, headers } = claimport();
    const chunks = [...body].map((byte) => `1\r\n${byte}\r\n`).join("") + "0\r\n\r\n";
    const { statuses } = await send(head("/in/claimport", [...lines(headers), "Transfer-Encoding: chunked"]), chunks);
    assert.deepEqual(statuses, [200]);
    assert.equal(arrived(body).length, 1);
  });

  test("trailers are not headers", async () => {
    const { body, headers } = claimport();
    const { "x-claimport-signature": signature, ...rest } = headers;
    const chunks = `${body.length.toString(16)}\r\n${body}\r\n0\r\nx-claimport-signature: ${signature}\r\n\r\n`;
    const { statuses } = await send(head("/in/claimport", [...lines(rest), "Transfer-Encoding: chunked"]), chunks);
    assert.ok(!statuses.includes(200));
    assert.equal(arrived(body).length, 0);
  });

  const ambiguous = {
    "a length and chunks": (length) => [`Content-Length: ${length}`, "Transfer-Encoding: chunked"],
    "two lengths": (length) => [`Content-Length: ${length}`, `Content-Length: ${length + 5}`],
    "a space before the colon": (length) => [`Content-Length : ${length}`],
    "an unknown coding": () => ["Transfer-Encoding: chunked, identity"],
  };
  for (const [name, framing] of Object.entries(ambiguous)) {
    test(`${name}: at most one request with exact bytes reaches the origin`, async () => {
      const { body, headers } = claimport();
      const smuggled = head("/in/claimport", [...lines(claimport().headers), "Content-Length: 0"]);
      const before = origin.received.length;
      await send(head("/in/claimport", [...lines(headers), ...framing(body.length)]), body, smuggled);
      const reached = origin.received.slice(before);
      assert.ok(reached.length <= 1);
      assert.ok(reached.every((request) => request.body.equals(Buffer.from(body))));
    });
  }

  test("a body that ends early goes nowhere, and the next request is served", async () => {
    const { body, headers } = claimport();
    const start = head("/in/claimport", [...lines(headers), `Content-Length: ${body.length + 10}`]);
    await exchange(gate.port, [start, body], { end: true });
    assert.equal(arrived(body).length, 0);
    assert.equal((await post(`${gate.url}/in/claimport`, { body, headers })).status, 200);
  });

  test("hop-by-hop headers stay behind", async () => {
    const { body, headers } = gooclaim();
    const hop = ["TE: trailers", "Keep-Alive: timeout=5", `Content-Length: ${body.length}`];
    const { statuses } = await send(head("/in/gooclaim", [...lines(headers), ...hop]), body);
    assert.deepEqual(statuses, [200]);
    const [request] = arrived(body);
    assert.equal(request.headers.te, undefined);
    assert.equal(request.headers["keep-alive"]?.includes("5") ?? false, false);
  });
});

test("t21: values that would end a header early are 4xx or harmless, never an error of ours", async () => {
  const { body, headers } = gooclaim();
  const nasty = ["a\tb", "a\x0bb", "a\x7fb", "a\x80\xffb", "x".repeat(5_000), "a;b", '"', "=?utf-8?q?a?="];
  for (const name of Object.keys(headers)) {
    for (const value of nasty) {
      const changed = lines({ ...headers, [name]: value });
      const start = Buffer.from(head("/in/gooclaim", [...changed, `Content-Length: ${body.length}`]), "latin1");
      const { statuses } = await exchange(gate.port, [start, body]);
      assert.ok(statuses.length === 1 && statuses[0] < 500, `${name}: ${JSON.stringify(value)} gave ${statuses}`);
    }
  }
});

/** What the gate's runtime holds in memory. */
function residentKiB() {
  return gate.pids().reduce((sum, pid) => {
    try {
      return sum + Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
    } catch {
      return sum; // it ended meanwhile
    }
  }, 0);
}
