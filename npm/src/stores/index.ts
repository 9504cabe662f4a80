/**
 * Where deduplication remembers: memory, Redis, Cloudflare KV, SQL, or anything that is a `Store`.
 * @module
 */
export { type KvNamespace, kvStore } from "./kv.js";
export { memoryStore } from "./memory.js";
export { type RedisClient, redisStore } from "./redis.js";
export { SQL_TABLE, type SqlQuery, sqlStore } from "./sql.js";
export type { Store } from "./store.js";
