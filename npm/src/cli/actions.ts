/**
 * What can be asked of a Worker, by its words. The API's own names and fields.
 * @module
 */
import { setTimeout as wait } from "node:timers/promises";
import type { NewEvent, Signpost } from "../client.js";
import { endpointOf, json, limitOf, number, parse, spanOf, timeOf, type Values } from "./given.js";
import { exporting, importing } from "./moving.js";
import { read, stdin, Usage } from "./options.js";
import { type Asked, clientOf, profileOf } from "./profile.js";
import { stats } from "./stats.js";

/** What an action answers: one thing, many, or nothing. */
export type Rows = AsyncIterable<object> | object | undefined;

interface Given {
  values: Values;
  args: string[];
}

/** One thing that can be done. */
export interface Action {
  readonly about: string;
  /** What follows it: `ID`, `[ENDPOINT]`, `ID...`. */
  readonly takes: readonly string[];
  readonly options?: Record<string, { type: "string" | "boolean" }>;
  /** What each option is. */
  readonly words?: Record<string, string>;
  /** Of a table. */
  readonly columns?: readonly string[];
  // Not async: a list that is awaited is its first page.
  run(given: Given): Promise<Rows> | Rows;
  /** The exit code, where the answer decides it. */
  exit?(row: Record<string, unknown>): number;
}

/** What every action takes. */
export const asked = {
  tenant: { type: "string" },
  profile: { type: "string" },
  json: { type: "boolean" },
} as const;

type Does = (client: Signpost, given: Given) => Promise<Rows> | Rows;

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;

const action = (about: string, takes: string[], run: Does, more: Partial<Action> = {}): Action => ({
  about,
  takes,
  ...more,
  run: (given) => run(clientOf(given.values as Asked), given),
});

/** What cannot be taken back is asked for twice. */
const removing = (about: string, takes: string, why: string, remove: (client: Signpost, id: string) => Promise<void>) =>
  action(
    about,
    [takes],
    async (client, { args, values }) => {
      if (!values.yes) throw new Usage(`${why}: say --yes`);
      await remove(client, args[0]!);
      return { id: args[0], deleted: true };
    },
    { options: { yes: flag } },
  );

const filters = {
  options: { state: text, type: text, since: text, until: text, limit: text, endpoint: text },
  words: {
    state: "pending, delivered, dead_letter, cancelled",
    type: "a type, or a pattern such as 'claim.*'",
    since: "a time (RFC 3339), or so long ago: 30m, 2h, 7d",
    until: "the same",
    limit: "so many, the newest first; 50 unless it is given",
    endpoint: "of this endpoint; of all, unless it is given",
  },
};
const { endpoint: _, state: __, ...logged } = filters.options;

const endpointOptions = {
  options: {
    provider: text,
    types: text,
    filter: text,
    transform: text,
    description: text,
    secret: text,
    concurrency: text,
    fifo: flag,
    "rate-per-second": text,
  },
  words: {
    provider: "how it is signed and retried; standard-webhooks unless it is given",
    types: "types and patterns, with commas: 'claim.*,invoice.paid'",
    filter: "which of these, by their content: JSON, or @FILE",
    transform: "slack, discord, teams, or a template: JSON, or @FILE",
    secret: "@FILE with the signing secret; a new one unless it is given",
    fifo: "one at a time, in order",
  },
};

/** Groups of actions, and under no name what stands alone. */
export const actions: Record<string, Record<string, Action>> = {
  status: {
    "": action("what is there, and what is wrong", [], (client) => status(client), {
      exit: (row) => (row.problems === 0 ? 0 : 1),
    }),
  },
  stats: {
    "": action("deliveries over time, by endpoint: how many, and how long receivers took", [], stats, {
      options: { span: text, endpoint: text },
      words: { span: "hour, day, week or month", endpoint: "of one alone" },
      columns: ["endpoint", "delivered", "pending", "dead_letter", "cancelled", "median_ms", "p95_ms"],
    }),
  },
  publish: {
    "": action("publish an event, or a file of them", ["[TYPE]"], publish, {
      options: { data: text, id: text, timestamp: text, file: text, "idempotency-key": text },
      words: {
        data: "JSON, @FILE, or - for stdin; {} unless it is given",
        id: "the same id again is the same event",
        file: "events as JSON, one a line (- for stdin), 100 in a call",
        "idempotency-key": "repeated under it, it is the same event",
      },
    }),
  },
  endpoints: {
    list: action("a tenant's endpoints", [], (client) => client.endpoints.list(), {
      columns: ["id", "status", "provider", "event_types", "url"],
    }),
    add: action(
      "add one; its secret is shown once",
      ["URL"],
      (client, { args, values }) => client.endpoints.add({ url: args[0]!, ...(endpointOf(values) as object) }),
      endpointOptions,
    ),
    get: action("show one, with its health", ["ID"], (client, { args }) => client.endpoints.show(args[0]!)),
    update: action(
      "change what is given; 'null' lifts a filter or a transform",
      ["ID"],
      (client, { args, values }) => client.endpoints.change(args[0]!, endpointOf(values)),
      {
        options: { ...endpointOptions.options, url: text },
        words: endpointOptions.words,
      },
    ),
    test: action("send it a test event", ["ID"], (client, { args }) => client.endpoints.test(args[0]!), {
      exit: (row) => (row.ok ? 0 : 1),
    }),
    enable: action("resume what is pending", ["ID"], (client, { args }) => client.endpoints.enable(args[0]!)),
    disable: action("keep events pending", ["ID"], (client, { args }) => client.endpoints.disable(args[0]!)),
    rotate: action("a new secret, shown once; the old one signs for 24 h", ["ID"], (client, { args }) =>
      client.endpoints.rotate(args[0]!),
    ),
    rm: removing(
      "delete it, with everything that it holds",
      "ID",
      "deleting an endpoint deletes its deliveries",
      (client, id) => client.endpoints.delete(id),
    ),
  },
  events: {
    list: action(
      "what was published, the newest first",
      [],
      (client, { values }) =>
        first(
          limitOf(values),
          client.events.list({ ...spanOf(values), ...(values.id ? { id: String(values.id) } : {}) }),
        ),
      {
        options: { ...logged, id: text },
        words: { ...filters.words, id: "an id, or how it begins" },
        columns: ["id", "type", "created_at", "endpoint_count"],
      },
    ),
    get: action("what has become of one", ["ID"], (client, { args }) => client.events.show(args[0]!)),
    rm: removing("delete what it said, everywhere", "ID", "nothing of it can be sent again", (client, id) =>
      client.events.delete(id),
    ),
  },
  deliveries: {
    list: action("events on their way, the newest first", [], deliveries, {
      ...filters,
      columns: ["id", "state", "type", "attempt_count", "created_at", "last_error"],
    }),
    get: action("one with its body and its attempts", ["ID"], (client, { args }) => client.deliveries.show(args[0]!)),
    replay: action(
      "send again what has ended, or now what waits",
      ["ID..."],
      (client, { args, values }) =>
        each(args, (id) => client.deliveries.replay(id, { new_id: values["new-id"] === true })),
      {
        options: { "new-id": flag },
        words: { "new-id": "past a receiver's deduplication" },
        columns: ["id", "state", "run", "type"],
      },
    ),
    cancel: action(
      "make no further attempt",
      ["ID..."],
      (client, { args }) => each(args, (id) => client.deliveries.cancel(id)),
      { columns: ["id", "state", "type"] },
    ),
  },
  sources: {
    list: action("the gate's sources", [], (client) => client.sources.list(), {
      columns: ["name", "path", "provider", "problem"],
    }),
    counts: action(
      "what one did, by verdict",
      ["NAME"],
      (client, { args, values }) =>
        client.sources.counts(args[0]!, { ...(values.span ? { span: values.span as "day" } : {}) }),
      {
        options: { span: text },
        words: { span: "hour, day or week" },
      },
    ),
  },
  tenants: {
    list: action("every tenant", [], (client) => client.tenants.list(), { columns: ["id", "created_at"] }),
    get: action("a tenant's totals", ["[TENANT]"], (client, { args }) => client.tenants.show(args[0])),
    rm: removing(
      "delete it, with everything that it has",
      "TENANT",
      "its endpoints and events go with it",
      (client, name) => client.tenants.delete(name),
    ),
  },
  types: {
    list: action("the tenant's own event types", [], (client) => client.eventTypes.show()),
    set: action("replace them", ["JSON|@FILE"], async (client, { args }) =>
      client.eventTypes.define((await json("the types", args[0]!)) as never),
    ),
  },
  tokens: {
    issue: action(
      "a token for the tenant",
      [],
      (client, { values }) =>
        client.tokens.issue({
          ...(values.scopes ? { scopes: String(values.scopes).split(",") as never } : {}),
          ...(values["expires-in"] ? { expires_in_s: number("expires-in", values["expires-in"]) } : {}),
        }),
      {
        options: { scopes: text, "expires-in": text },
        words: { scopes: "with commas: viewer, manager, publisher, admin, or scopes", "expires-in": "seconds" },
      },
    ),
    revoke: action("end a token or a portal link", ["ID"], async (client, { args }) => {
      await client.tokens.revoke(args[0]!);
      return { id: args[0], revoked: true };
    }),
  },
  "portal-link": {
    "": action(
      "a link that opens the tenant's portal",
      ["[TENANT]"],
      (client, { args, values }) =>
        (args[0] === undefined ? client : client.tenant(args[0])).portalLinks.create({
          ...(values.scope ? { scope: values.scope as never } : {}),
          ...(values["expires-in"] ? { expires_in_s: number("expires-in", values["expires-in"]) } : {}),
        }),
      {
        options: { scope: text, "expires-in": text },
        words: { scope: "manager or viewer", "expires-in": "seconds; an hour unless it is given" },
      },
    ),
  },
  export: {
    "": action(
      "a tenant's types and endpoints, as one JSON document",
      [],
      async (client, { values }) => (await moving()).exportTenant(client, profileOf(values as Asked).tenant, values),
      exporting,
    ),
  },
  import: {
    "": action(
      "what an export holds, or what Svix does; prints what it will do, then does it",
      ["FILE|svix"],
      async (client, { args: [from], values }) =>
        from === "svix"
          ? (await import("./import-svix.js")).importSvix(client, values)
          : (await moving()).importFile(client, from!, values),
      { ...importing, exit: (row) => (row.failed === 0 ? 0 : 1) },
    ),
  },
  tail: {
    "": action("events as they are published, until it is ended", [], (client, { values }) => tail(client, values), {
      options: { type: text, since: text },
      words: { type: filters.words.type, since: filters.words.since },
    }),
  },
};

const moving = () => import("./import.js");

async function publish(client: Signpost, { args, values }: Given): Promise<Rows> {
  const key = values["idempotency-key"];
  const options = key === undefined ? {} : { idempotencyKey: String(key) };
  if (values.file !== undefined) {
    const bytes = values.file === "-" ? await stdin() : read(String(values.file));
    const events = bytes
      .toString()
      .split("\n")
      .filter((line) => line.trim())
      .map((line, n) => parse(`line ${n + 1}`, line) as NewEvent);
    return batches(client, events, options);
  }
  const [type] = args;
  if (type === undefined) throw new Usage("TYPE is missing: `signpost publish claim.created --data '{}'`, or --file");
  const data = await json("--data", String(values.data ?? "{}"));
  const { id, timestamp } = values as { id?: string; timestamp?: string };
  return client.publish({ type, data, ...(id && { id }), ...(timestamp && { timestamp }) }, options);
}

async function* batches(client: Signpost, events: NewEvent[], options: { idempotencyKey?: string }) {
  for (let from = 0; from < events.length; from += 100) {
    const key = options.idempotencyKey && { idempotencyKey: `${options.idempotencyKey}-${from}` };
    yield* await client.publishBatch(events.slice(from, from + 100), { ...key });
  }
}

async function* deliveries(client: Signpost, { values }: Given): AsyncIterable<object> {
  const filter = { ...spanOf(values), ...(values.state ? { state: values.state as never } : {}) };
  const most = limitOf(values);
  const ids = values.endpoint ? [String(values.endpoint)] : (await all(client.endpoints.list())).map(({ id }) => id);
  const rows = await Promise.all(
    ids.map((id) => all(first(most, client.deliveries.list(id, { ...filter, limit: Math.min(most, 100) })))),
  );
  yield* rows
    .flat()
    .sort((a, b) => (a.created_at < b.created_at ? 1 : -1))
    .slice(0, most);
}

async function* tail(client: Signpost, values: Values): AsyncIterable<object> {
  const seen = new Set<string>();
  let since = timeOf("since", values.since) ?? new Date().toISOString();
  for (;;) {
    const found = await all(client.events.list({ since, ...(values.type ? { type: String(values.type) } : {}) }));
    for (const event of found.reverse().filter(({ id }) => !seen.has(id))) {
      seen.add(event.id);
      since = event.created_at;
      if (values.json) yield event;
      else console.log(`${event.created_at}  ${event.type.padEnd(28)} ${event.id}  to ${event.endpoint_count}`);
    }
    await wait(1_000);
  }
}

async function status(client: Signpost): Promise<object> {
  const [sources, tenants] = await Promise.all([all(client.sources.list()), all(client.tenants.list())]);
  const wrong = sources.filter(({ problem }) => problem);
  return {
    sources: sources.length,
    tenants: tenants.length,
    problems: wrong.length,
    ...Object.fromEntries(wrong.map(({ name, problem }) => [name, problem])),
  };
}

async function* first<T>(most: number, rows: AsyncIterable<T>): AsyncIterable<T> {
  let n = 0;
  for await (const row of rows) {
    if (n++ >= most) return;
    yield row;
  }
}

async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

async function* each<T extends object>(ids: string[], act: (id: string) => Promise<T>): AsyncIterable<T> {
  for (const id of ids) yield await act(id);
}
