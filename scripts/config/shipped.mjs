// What a configuration must have for the Worker to be what the product ships. A test holds wrangler.toml to it.

/** Durable Objects: the class behind each binding. All keep their state in SQLite. */
export const classes = {
  CLAIMS: "ClaimShard",
  TENANTS: "TenantObject",
  ENDPOINTS: "EndpointObject",
  COUNTERS: "SourceCounters",
};

/** The KV namespace of `dedupe = "kv"`. */
export const kv = "DEDUPE";

/** What keeps a fetch off private networks, and off what does not protect the Worker's own zone. */
export const flag = "global_fetch_strictly_public";

/** The runtime's behaviour that the tests ran with. */
export const date = "2026-11-01";

export const assets = {
  binding: "ASSETS",
  directory: "worker/build/assets",
  // The page goes through the Worker, which sets the headers that keep it harmless.
  first: ["/portal", "/portal/", "/portal/index.html"],
};

/** Counts requests to the API with a wrong key. */
export const rateLimit = "AUTH_FAILURES";

/** When the Worker looks for alarms that the platform has lost. */
export const cron = "23 * * * *";

/** A variable may have 5 KB on the platform. */
export const variable = { warnBytes: 4 * 1024, mostBytes: 5 * 1024 };

/** Secrets that do not belong in the file. */
export const secrets = [
  "SIGNPOST_API_KEY",
  "SIGNPOST_API_KEY_OLD",
  "SIGNPOST_SIGNING_SECRET",
  "SIGNPOST_TOKEN_SECRET",
  "SIGNPOST_TOKEN_SECRET_OLD",
];
