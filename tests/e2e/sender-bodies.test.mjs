// s7: bodies of requests to the API that come slowly, that never end, and that are more than an isolate can hold.
import assert from "node:assert/strict";
import { connect } from "node:net";
import { describe, test } from "node:test";
import { exchange, head } from "./support/raw.mjs";
import { codes, eventually, senderVars } from "./support/sender.mjs";
import { useSender } from "./support/use.mjs";

const MIB = 1024 * 1024;
const { worker, api } = await useSender();
const key = senderVars.SIGNPOST_API_KEY;
const start = (bytes, token = key) =>
  head("/v1/tenants/acme/events", [
    `Authorization: Bearer ${token}`,
    "Content-Type: application/json",
    ...(bytes ? [`Content-Length: ${bytes}`] : ["Transfer-Encoding: chunked"]),
  ]);
const publish = (bytes) => api.call("POST", api.at("/events"), { type: "a.b", data: "x".repeat(bytes) });

describe("a body", { concurrency: true }, () => {
  for (const [how, bytes, piece] of [
    ["of a known length", 1000, "{"],
    ["in chunks", undefined, "1\r\n{\r\n"],
  ])
    test(`${how} that does not end is refused after half a minute`, async () => {
      const { statuses, text } = await exchange(worker.port, [start(bytes), piece]);
      assert.deepEqual(statuses, [408]);
      assert.match(text, /"code":"body_timeout"/);
    });

  test("that nobody may send is not waited for", async () => {
    const { statuses } = await exchange(worker.port, [start(1000, "wrong-key"), "{"]);
    assert.deepEqual(statuses, [401]);
  });

  test("that is too long is refused by its declared length, and in chunks with the byte too many", async () => {
    const chunk = Buffer.concat([Buffer.from("100000\r\n"), Buffer.alloc(MIB, " "), Buffer.from("\r\n")]);
    for (const chunks of [
      [start(MIB + 1), "{"],
      [start(), chunk, "1\r\n{\r\n"],
    ]) {
      const { statuses, text } = await exchange(worker.port, chunks);
      assert.deepEqual(statuses, [413]);
      assert.match(text, /"code":"body_too_large"/);
    }
  });
});

test("large bodies find room up to 64 MiB, small ones always, and what is given up gives its room back", async () => {
  const open = [];
  const upload = () => {
    const socket = connect(worker.port, "127.0.0.1").on("error", () => {});
    open.push(socket);
    socket.write(start(MIB));
    socket.write("{");
  };
  try {
    for (let n = 0; n < 63; n++) upload();
    const refused = await eventually(
      () => {
        // One more each time: the last may have found no room beside the event that is published.
        upload();
        return publish(100_000);
      },
      ({ status }) => status === 503,
      "the crowd",
    );
    assert.deepEqual([...codes(refused), refused.headers.get("retry-after")], [503, "overloaded", "5"]);
    assert.equal((await publish(1)).status, 202, "a small one");
  } finally {
    for (const socket of open) socket.destroy();
  }
  await eventually(
    () => publish(100_000),
    ({ status }) => status === 202,
    "room",
  );
});
