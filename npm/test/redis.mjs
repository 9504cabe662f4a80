// A Redis of the machine's own, for the time of a test.
import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { freePort } from "../../tests/support/port.mjs";

export const hasRedis = () => spawnSync("redis-server", ["--version"]).status === 0;

/** An empty Redis in memory: its `url`, and `stop()`. */
export async function startRedis() {
  const port = await freePort();
  const redis = spawn(
    "redis-server",
    ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const ended = once(redis, "exit");
  await new Promise((resolve, reject) => {
    ended.then(() => reject(new Error("redis-server ended")));
    redis.stdout.on("data", (text) => String(text).includes("Ready to accept") && resolve());
  });
  return {
    url: `redis://127.0.0.1:${port}`,
    async stop() {
      redis.kill();
      await ended;
    },
  };
}
