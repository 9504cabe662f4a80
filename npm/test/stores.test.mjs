// One conformance suite for every store: claim, commit, release, expiry, race.
import assert from "node:assert/strict";
import { connect, createServer } from "node:net";
import { DatabaseSync } from "node:sqlite";
import { after, before, describe, test } from "node:test";
import IORedis from "ioredis";
import { createClient } from "redis";
import { kvStore, memoryStore, redisStore, SQL_TABLE, sqlStore } from "signpost/stores";
import { hasRedis, startRedis } from "./redis.mjs";

let serial = 0;
const fresh = () => (serial += 1).toString(16).padStart(64, "0");

/** The behaviour that every store shares; `skipTime(ms)` lets that much time pass for it. */
function conforms(name, open, skipTime) {
  describe(name, () => {
    let store;
    before(async () => (store = await open()));

    test("a free key is claimed, and done after its commit", async () => {
      const key = fresh();
      assert.equal(await store.claim(key, "a", 60_000), "claimed");
      await store.commit(key, 3_600_000);
      assert.equal(await store.claim(key, "b", 60_000), "done");
    });

    test("a released key can be claimed again", async () => {
      const key = fresh();
      await store.claim(key, "a", 60_000);
      await store.release(key, "a");
      assert.equal(await store.claim(key, "b", 60_000), "claimed");
    });

    test("a release after the commit changes nothing", async () => {
      const key = fresh();
      await store.claim(key, "a", 60_000);
      await store.commit(key, 3_600_000);
      await store.release(key, "a");
      assert.equal(await store.claim(key, "b", 60_000), "done");
    });

    test("keys are apart", async () => {
      const [one, other] = [fresh(), fresh()];
      await store.claim(one, "a", 60_000);
      await store.commit(one, 3_600_000);
      assert.equal(await store.claim(other, "a", 60_000), "claimed");
    });

    test("what is done is forgotten after its window", async () => {
      const key = fresh();
      await store.claim(key, "a", 60_000);
      await store.commit(key, 60_000);
      assert.equal(await store.claim(key, "b", 60_000), "done");
      await skipTime(61_000);
      assert.equal(await store.claim(key, "c", 60_000), "claimed");
    });

    test("a claimed key is busy until its lease ends, where the store keeps claims", async () => {
      if (!store.isAtomic) {
        const key = fresh();
        await store.claim(key, "a", 60_000);
        assert.equal(await store.claim(key, "b", 60_000), "claimed", "it keeps none, as it says");
        return;
      }
      const key = fresh();
      await store.claim(key, "a", 60_000);
      assert.equal(await store.claim(key, "b", 60_000), "busy");
      await skipTime(61_000);
      assert.equal(await store.claim(key, "b", 60_000), "claimed");
      await store.release(key, "a");
      assert.equal(await store.claim(key, "c", 60_000), "busy", "a late release frees nobody else's claim");
      await store.commit(key, 3_600_000);
      assert.equal(await store.claim(key, "d", 60_000), "done");
    });

    test("a commit after the lease ended still counts", async () => {
      const key = fresh();
      await store.claim(key, "a", 60_000);
      await skipTime(61_000);
      await store.commit(key, 3_600_000);
      assert.equal(await store.claim(key, "b", 60_000), "done");
    });

    test("of fifty claims at once exactly one succeeds, where the store is atomic (T17)", async () => {
      if (!store.isAtomic) {
        const key = fresh();
        const all = await Promise.all(Array.from({ length: 50 }, (_, i) => store.claim(key, `t${i}`, 60_000)));
        assert.ok(
          all.every((result) => result === "claimed"),
          "it decides no race, as it says",
        );
        return;
      }
      for (let round = 0; round < 20; round++) {
        const key = fresh();
        const results = await Promise.all(Array.from({ length: 50 }, (_, i) => store.claim(key, `t${i}`, 60_000)));
        assert.equal(results.filter((result) => result === "claimed").length, 1);
        assert.equal(results.filter((result) => result === "busy").length, 49);
      }
    });
  });
}

/** A clock that a test moves. */
function movable() {
  let offset = 0;
  return { clock: () => Date.now() + offset, skip: async (ms) => void (offset += ms) };
}

{
  const time = movable();
  conforms("memory", () => memoryStore({ clock: time.clock }), time.skip);
}
test("memory forgets the oldest keys beyond its limit, and none before", async () => {
  const store = memoryStore({ maxKeys: 10 });
  const keys = Array.from({ length: 11 }, fresh);
  for (const key of keys) await store.commit(key, 60_000);
  assert.equal(await store.claim(keys[10], "a", 1000), "done");
  assert.equal(await store.claim(keys[1], "a", 1000), "done");
  assert.equal(await store.claim(keys[0], "a", 1000), "claimed");
});

{
  const time = movable();
  conforms(
    "SQL (node:sqlite)",
    () => {
      const database = new DatabaseSync(":memory:");
      database.exec(SQL_TABLE);
      return sqlStore(
        async (sql, parameters) => {
          const statement = database.prepare(sql);
          return sql.startsWith("SELECT") ? statement.all(...parameters) : void statement.run(...parameters);
        },
        { clock: time.clock },
      );
    },
    time.skip,
  );
}
test("a SQL claim whose answer was lost is still its owner's", async () => {
  const database = new DatabaseSync(":memory:");
  database.exec(SQL_TABLE);
  let losing = true;
  const store = sqlStore((sql, parameters) => {
    const rows = database.prepare(sql).all(...parameters);
    if (losing && sql.startsWith("INSERT")) throw new Error("the connection was lost");
    return rows;
  });
  const key = fresh();
  assert.equal(await store.claim(key, "a", 60_000), "claimed");
  losing = false;
  assert.equal(await store.claim(key, "b", 60_000), "busy");
});
test("a SQL error that is no duplicate is not taken for one", async () => {
  const database = new DatabaseSync(":memory:");
  const store = sqlStore((sql, parameters) => database.prepare(sql).all(...parameters));
  await assert.rejects(store.claim(fresh(), "a", 1000), /no such table/);
  assert.throws(() => sqlStore(() => [], { table: "x; drop" }), TypeError);
});

{
  // KV as its documentation has it: a life of at least 60 s, keys of at most 512 bytes.
  const time = movable();
  const entries = new Map();
  const namespace = {
    async get(key) {
      const entry = entries.get(key);
      return entry && entry.expires > time.clock() ? entry.value : null;
    },
    async put(key, value, { expirationTtl }) {
      if (expirationTtl < 60 || Buffer.byteLength(key) > 512) throw new Error("KV refuses this");
      entries.set(key, { value, expires: time.clock() + expirationTtl * 1000 });
    },
  };
  conforms("KV (simulated)", () => kvStore(namespace), time.skip);
}

if (hasRedis()) {
  let redis;
  const clients = [];
  before(async () => (redis = await startRedis()));
  /** Redis has no clock to move, so every key comes that much nearer to its end. */
  const skip = async (ms) => {
    const client = new IORedis(redis.url);
    for (const key of await client.keys("*")) await client.pexpire(key, (await client.pttl(key)) - ms);
    await client.quit();
  };
  after(async () => {
    for (const close of clients) await close();
    await redis.stop();
  });
  conforms(
    "Redis through ioredis",
    () => {
      const client = new IORedis(redis.url);
      clients.push(() => client.quit());
      return redisStore(client, { prefix: "a:" });
    },
    skip,
  );
  test("a claim whose answer was lost with the connection is still its owner's", async () => {
    // Lets the first claim through to Redis, and hangs up instead of passing on the answer.
    let losing = true;
    const sockets = new Set();
    const proxy = createServer((client) => {
      const server = connect(new URL(redis.url).port);
      for (const socket of [client, server]) {
        sockets.add(socket);
        socket
          .on("error", () => {})
          .on("close", () => {
            client.destroy();
            server.destroy();
          });
      }
      let isClaim = false;
      client.on("data", (data) => ((isClaim ||= String(data).includes("NX")), server.write(data)));
      server.on("data", (data) => {
        if (!(losing && isClaim)) return client.write(data);
        losing = false;
        return client.destroy();
      });
    });
    await new Promise((resolve) => proxy.listen(0, "127.0.0.1", resolve));
    const client = new IORedis(proxy.address().port, "127.0.0.1", { retryStrategy: () => 20 });
    const store = redisStore(client, { prefix: "lost:" });
    const key = fresh();
    assert.equal(await store.claim(key, "a", 60_000), "claimed");
    assert.equal(losing, false);
    assert.equal(await store.claim(key, "b", 60_000), "busy");
    client.disconnect();
    for (const socket of sockets) socket.destroy();
    proxy.close();
  });
  conforms(
    "Redis through node-redis",
    async () => {
      const client = await createClient({ url: redis.url }).connect();
      clients.push(() => client.close());
      return redisStore(client, { prefix: "b:" });
    },
    skip,
  );
} else {
  console.log("SKIP redis-server is not installed: the Redis store was not tested");
}
