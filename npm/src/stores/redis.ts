import type { Store } from "./store.js";

/** A client of `ioredis` (`call`) or of `redis`, also known as node-redis (`sendCommand`). */
export type RedisClient =
  | { call(command: string, ...args: string[]): Promise<unknown> }
  | { sendCommand(command: string[]): Promise<unknown> };

const DONE = "done";
/** Deletes a key only while it is ours: the lease may have ended, and somebody else have claimed it. */
const RELEASE = "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('del', KEYS[1]) end return 0";

/**
 * A store in Redis, for any number of instances. Redis forgets the keys by itself.
 *
 * @param client a connected client of `ioredis` or `redis`
 * @param options.prefix stands before every key; `signpost:` unless it is given
 */
export function redisStore(client: RedisClient, { prefix = "signpost:" }: { prefix?: string } = {}): Store {
  const command = (...args: [string, ...string[]]): Promise<unknown> =>
    "call" in client ? client.call(...args) : client.sendCommand(args);
  const ms = (duration: number) => String(Math.max(1, Math.ceil(duration)));
  return {
    isAtomic: true,
    async claim(key, token, leaseMs) {
      if ((await command("SET", prefix + key, token, "NX", "PX", ms(leaseMs))) !== null) return "claimed";
      const held = String(await command("GET", prefix + key));
      // Ours where the answer to a first SET was lost with the connection, and the client sent it again.
      return held === DONE ? "done" : held === token ? "claimed" : "busy";
    },
    async commit(key, windowMs) {
      await command("SET", prefix + key, DONE, "PX", ms(windowMs));
    },
    async release(key, token) {
      await command("EVAL", RELEASE, "1", prefix + key, token);
    },
  };
}
