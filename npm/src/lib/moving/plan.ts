/**
 * What it takes to give a tenant the types and endpoints that it had elsewhere: a plan, then its steps.
 *
 * Run again, it makes nothing twice: an endpoint that is there already is told by its id, or by being the same; one
 * that an earlier run has added and somebody has changed since, by its `Idempotency-Key`. Nothing is ever deleted.
 * @module
 */
import { type Endpoint, type EventTypes, type NewEndpoint, type Signpost, SignpostError } from "../../client.js";
import { type Loss, same } from "./document.js";

/** What a tenant is to have. */
export interface Wanted {
  tenant: string;
  types: EventTypes;
  endpoints: WantedEndpoint[];
}

/** An endpoint that it is to have. */
export interface WantedEndpoint {
  /** Its id where it comes from. */
  from: string;
  idempotencyKey: string;
  endpoint: NewEndpoint;
}

/** One thing to be done, or left. */
export interface Step {
  tenant: string;
  action: "add" | "define" | "disable" | "keep";
  /** The endpoint where it comes from. */
  from?: string;
  /** The endpoint here, as far as there is one. */
  id?: string;
  url?: string;
  words: string;
  run?: () => Promise<Done>;
}

/** What came of a step. */
export interface Done {
  tenant: string;
  result: "added" | "already there" | "defined" | "disabled" | "failed";
  from?: string;
  id?: string;
  url?: string;
  public_key?: string;
  words?: string;
}

/** The steps for one tenant. Asks, and changes nothing. */
export async function planned(client: Signpost, wanted: Wanted): Promise<Step[]> {
  const { tenant } = wanted;
  const [types, there] = await Promise.all([client.eventTypes.show(), all(client.endpoints.list())]);
  const steps = typeSteps(client, tenant, types, wanted.types);
  for (const one of wanted.endpoints) {
    const at = find(there, one);
    const { from, endpoint } = one;
    const base = { tenant, from, url: endpoint.url };
    if (at < 0) {
      const words = endpoint.enabled === false ? "is added, disabled" : "is added";
      steps.push({ ...base, action: "add", words, run: () => add(client, tenant, one) });
      continue;
    }
    const [known] = there.splice(at, 1) as [Endpoint];
    const other = await against(client, known, endpoint);
    const words =
      other.length === 0 ? "is there already" : `is there already, with another ${other.join(", ")}: stays so`;
    steps.push({ ...base, action: "keep", id: known.id, words });
    if (endpoint.enabled === false && known.status === "active") {
      const run = async (): Promise<Done> => {
        await client.endpoints.disable(known.id);
        return { ...base, id: known.id, result: "disabled" };
      };
      steps.push({ ...base, action: "disable", id: known.id, words: "is disabled where it comes from", run });
    }
  }
  return steps;
}

/** Runs the steps, each by itself: one that fails is told, and the others go on. */
export async function* applied(steps: Step[]): AsyncIterable<Done> {
  for (const { run, tenant, from, url } of steps) {
    if (!run) continue;
    try {
      yield await run();
    } catch (error) {
      if (!(error instanceof SignpostError)) throw error;
      const { code, detail, message } = error;
      const isOther = code === "idempotency_key_reused";
      const why = isOther ? "an earlier run has added it with other settings; change that one" : (detail ?? message);
      yield { tenant, ...(from && { from }), ...(url && { url }), result: "failed", words: `${code}: ${why}` };
    }
  }
}

function typeSteps(client: Signpost, tenant: string, there: EventTypes, wanted: EventTypes): Step[] {
  const known = new Map((there.types ?? []).map((type) => [type.name, type]));
  const before = known.size;
  let changed = 0;
  for (const type of wanted.types ?? []) {
    const old = known.get(type.name);
    if (old && (old.description ?? "") !== (type.description ?? "")) changed += 1;
    known.set(type.name, type);
  }
  const closed = wanted.closed ?? false;
  const added = known.size - before;
  if (added + changed === 0 && closed === (there.closed ?? false)) return [];
  const words = `${added} types are added, ${changed} changed; the list is ${closed ? "closed" : "open"}`;
  const run = async (): Promise<Done> => {
    await client.eventTypes.define({ closed, types: [...known.values()] });
    return { tenant, result: "defined", words };
  };
  return [{ tenant, action: "define", words, run }];
}

async function add(client: Signpost, tenant: string, one: WantedEndpoint): Promise<Done> {
  const { from, endpoint, idempotencyKey } = one;
  const made = await client.endpoints.add(endpoint, { idempotencyKey });
  const { id, url, public_key } = made;
  const other = made.secret ? await against(client, made, endpoint) : [];
  const wrong = other.length === 0 ? undefined : `was added with another ${other.join(", ")}`;
  const status = endpoint.enabled === false || made.status === "active" ? undefined : `is ${made.status}`;
  return {
    ...{ tenant, from, id, url },
    result: wrong ? "failed" : made.secret ? "added" : "already there",
    ...(public_key && { public_key }),
    ...((wrong ?? status) && { words: wrong ?? status }),
  };
}

/** What is kept is compared with what was given, secrets and values of headers as far as the key may see them. */
async function against(client: Signpost, known: Endpoint, given: NewEndpoint): Promise<string[]> {
  const other = differs(known, given);
  try {
    const kept = given.secret ? await client.endpoints.secrets(known.id) : undefined;
    if (kept && kept.secret !== given.secret) other.push("secret");
    if (kept && !same(kept.headers, given.headers ?? {}) && !other.includes("headers")) other.push("headers");
  } catch (error) {
    if ((error as SignpostError).code !== "missing_scope") throw error;
  }
  return other;
}

/** Which of those that are there it is: by its id, or because nothing about it differs. */
function find(there: Endpoint[], { from, endpoint }: WantedEndpoint): number {
  const own = there.findIndex(({ id }) => id === from);
  return own >= 0 ? own : there.findIndex((known) => differs(known, endpoint).length === 0);
}

/** The settings in which an endpoint is not as it was asked to be. Values of headers are not seen. */
function differs(known: Endpoint, given: NewEndpoint): string[] {
  const { provider = "standard-webhooks" } = given;
  const rules = (given.delivery_rules ?? {}) as Record<string, unknown>;
  const names = (headers: object | undefined) =>
    Object.keys(headers ?? {})
      .map((name) => name.toLowerCase())
      .sort();
  const pairs: Record<string, [unknown, unknown]> = {
    url: [known.url, given.url],
    provider: [known.provider, typeof provider === "string" ? provider : provider.name],
    event_types: [[...known.event_types].sort(), [...(given.event_types ?? ["*"])].sort()],
    filter: [known.filter, given.filter ?? null],
    transform: [known.transform, given.transform ?? null],
    description: [known.description, given.description ?? ""],
    metadata: [known.metadata ?? {}, given.metadata ?? {}],
    headers: [names(known.headers), names(given.headers)],
    fifo: [known.fifo, given.fifo ?? false],
    rate_per_second: [known.rate_per_second, given.rate_per_second ?? null],
    concurrency: [known.concurrency, given.concurrency ?? 32],
    delivery_rules: [{ ...known.delivery_rules, ...rules }, known.delivery_rules],
  };
  return Object.keys(pairs).filter((name) => !same(...pairs[name]!));
}

async function all<T>(rows: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const row of rows) found.push(row);
  return found;
}

/** Losses by class and kind, with how many and of which. */
export function summed(losses: Loss[]): { class: Loss["class"]; what: string; count: number; of: string[] }[] {
  const sums = new Map<string, { class: Loss["class"]; what: string; count: number; of: string[] }>();
  for (const { class: kind, what, of } of losses) {
    const sum = sums.get(`${kind} ${what}`) ?? { class: kind, what, count: 0, of: [] };
    sum.count += 1;
    sum.of.push(of);
    sums.set(`${kind} ${what}`, sum);
  }
  return [...sums.values()].sort((one, other) => (one.class < other.class ? -1 : 1));
}
