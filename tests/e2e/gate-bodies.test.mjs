// s7: bodies that come slowly, that never end, and that are more than an isolate can hold.
import assert from "node:assert/strict";
import { connect } from "node:net";
import { test } from "node:test";
import { setTimeout as wait } from "node:timers/promises";
import { exchange, head, lines } from "./support/raw.mjs";
import { eventually } from "./support/sender.mjs";
import { claimport, newId, post, secrets } from "./support/sign.mjs";
import { useGate, useOrigin } from "./support/use.mjs";

const MIB = 1024 * 1024;
const origin = await useOrigin();
const own = (name, deadline) => ({
  name,
  signature: {
    header: "X-ClaimPort-Signature",
    encoding: "hex",
    layout: { value: { prefix: "sha256=" } },
    signed: "{body}",
  },
  delivery: { deadline },
});
const gate = await useGate({
  vars: secrets,
  sources: {
    hasty: origin.source(own("hasty", "2s"), "CLAIMPORT_SECRET"),
    large: origin.source(own("large", "120s"), "CLAIMPORT_SECRET", { max_body: 32 * MIB }),
    large2: origin.source(own("large2", "120s"), "CLAIMPORT_SECRET", { max_body: 32 * MIB, dedupe: "strict" }),
  },
});
const sized = (bytes) => claimport({ body: JSON.stringify({ id: newId() }).padEnd(bytes) });
const start = (name, delivery, bytes) =>
  head(`/in/${name}`, [
    ...lines(delivery.headers),
    ...(bytes ? [`Content-Length: ${bytes}`] : ["Transfer-Encoding: chunked"]),
  ]);
const code = ({ status, headers, text }) => [status, headers.get("retry-after"), JSON.parse(text).code];

/** A request that has sent its head and so many bytes, and then nothing more. */
function unfinished(name, declaredBytes, sentBytes) {
  const socket = connect(gate.port, "127.0.0.1");
  socket.on("error", () => {});
  const sent = Buffer.alloc(sentBytes);
  const body = declaredBytes ? [sent] : [`${sentBytes.toString(16)}\r\n`, sent, "\r\n"];
  for (const piece of [start(name, claimport(), declaredBytes), ...body]) socket.write(piece);
  return socket;
}

/** Has such requests under way, and what then became of one more, which had come before them if it was not refused. */
async function crowded(requests, probe) {
  for (let pauseMs = 250; ; pauseMs *= 2) {
    const open = requests.map((request) => unfinished(...request));
    await wait(pauseMs);
    const probed = await probe();
    if (probed.status === 503 || pauseMs > 60_000) return { open, probed };
    for (const socket of open) socket.destroy();
  }
}

for (const [how, bytes] of [
  ["of a known length", 1000],
  ["in chunks", undefined],
])
  test(`a body ${how} that does not end is refused at the provider's deadline`, async () => {
    const before = origin.received.length;
    const { statuses, text } = await exchange(gate.port, [
      start("hasty", claimport(), bytes),
      bytes ? "x" : "1\r\nx\r\n",
    ]);
    assert.deepEqual(statuses, [408]);
    assert.match(text, /"code":"body_timeout"/);
    assert.equal(origin.received.length, before);
    assert.equal((await post(`${gate.url}/in/hasty`, claimport())).status, 200);
  });

test("large bodies find room up to 64 MiB, small ones always, and what is given up gives its room back", async () => {
  const large = () => post(`${gate.url}/in/large`, sized(5 * MIB));
  const { open, probed } = await crowded(
    [
      ["large", 32 * MIB, 1],
      ["large2", 28 * MIB, MIB],
    ],
    large,
  );
  try {
    assert.deepEqual(code(probed), [503, "5", "overloaded"]);
    for (const name of ["large", "large2"]) {
      assert.equal((await post(`${gate.url}/in/${name}`, sized(2 * MIB))).status, 200, "what still fits");
      assert.equal((await post(`${gate.url}/in/${name}`, claimport())).status, 200, "a small one");
    }
    open.pop().destroy();
    await eventually(large, ({ status }) => status === 200, "room");
  } finally {
    for (const socket of open) socket.destroy();
  }
});

test("a body in chunks takes room as it comes", async () => {
  const { open, probed } = await crowded(
    [
      ["large", 20 * MIB, 1],
      ["large2", undefined, 20 * MIB],
    ],
    () => post(`${gate.url}/in/large`, sized(28 * MIB)),
  );
  try {
    assert.deepEqual(code(probed), [503, "5", "overloaded"]);
    // It is the one that grows that is refused, too.
    const chunk = Buffer.concat([Buffer.from("100000\r\n"), Buffer.alloc(MIB), Buffer.from("\r\n")]);
    const { text } = await exchange(gate.port, [
      start("large", claimport()),
      ...Array.from({ length: 26 }, () => chunk),
    ]);
    assert.match(text, /"code":"overloaded"/);
  } finally {
    for (const socket of open) socket.destroy();
  }
  await eventually(
    () => post(`${gate.url}/in/large`, sized(32 * MIB)),
    ({ status }) => status === 200,
    "room for one that is alone",
  );
});

test("a body is held until its origin has answered, and no longer", async () => {
  const { promise: answered, resolve: answer } = Promise.withResolvers();
  const before = origin.received.length;
  origin.answer = () => answered.then(() => 200);
  const held = [post(`${gate.url}/in/large`, sized(31 * MIB)), post(`${gate.url}/in/large2`, sized(31 * MIB))];
  await eventually(
    () => origin.received.length - before,
    (arrived) => arrived === held.length,
    "both at the origin",
  );
  const large = () => post(`${gate.url}/in/large`, sized(3 * MIB));
  assert.deepEqual(code(await large()), [503, "5", "overloaded"]);
  answer();
  for (const response of held) assert.equal((await response).status, 200);
  origin.answer = () => 200;
  assert.equal((await large()).status, 200);
});
