/**
 * What Svix has, read whole by its API, and what each thing becomes here. Nothing is asked of Svix but to be read.
 *
 * Not read: messages, attempts, operational webhooks, and what its API does not show of an endpoint (OAuth, mutual TLS,
 * FIFO batches).
 * @module
 */
import { createHash } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { type EventTypes, type NewEndpoint, SignpostError, type SignpostErrorCode } from "../../client.js";
import type { Loss } from "./document.js";
import type { Wanted } from "./plan.js";

interface Application {
  id: string;
  uid?: string | null;
  name?: string;
  throttleRate?: number | null;
  rateLimit?: number | null;
  metadata?: object;
}

interface SvixEndpoint {
  id: string;
  uid?: string | null;
  url: string;
  description?: string;
  metadata?: Record<string, string>;
  throttleRate?: number | null;
  rateLimit?: number | null;
  disabled?: boolean;
  eventTypes?: string[] | null;
  filterTypes?: string[] | null;
  channels?: string[] | null;
}

interface SvixType {
  name: string;
  description?: string;
  archived?: boolean;
  deprecated?: boolean;
  schemas?: unknown;
  groupName?: string | null;
  featureFlag?: string | null;
  featureFlags?: string[] | null;
}

/** What was asked for. */
export interface Choice {
  only?: string;
  withDisabled: boolean;
  /** Values that Svix withholds, by the endpoint's id. */
  headerValues: Record<string, Record<string, string>>;
}

/** All of it, as it is to be here. */
export interface Brought {
  tenants: (Wanted & { application: string })[];
  losses: Loss[];
}

/** The API's own limits. */
const TYPE = /^[A-Za-z0-9_-]+([./:][A-Za-z0-9_-]+)*$/;
const MOST = {
  type: 128,
  types: 1_000,
  patterns: 100,
  url: 2_048,
  description: 500,
  headers: 20,
  rate: 1_000,
  metadata: 20,
  metadataBytes: 2_048,
};
/** Tenants that have a meaning of their own. */
const TAKEN = ["operator", "sources", "signpost-doctor"];
const PAGE = 250;
const ATTEMPTS = 5;
const TIMEOUT_MS = 30_000;

/** Reads everything, before anything is planned. */
export async function readSvix(url: string, token: string, choice: Choice): Promise<Brought> {
  const ask = asker(url, token);
  const losses: Loss[] = [];
  const types = typesOf(await ask.all<SvixType>("event-type", "include_archived=true&with_content=true"), losses);
  const every = await ask.all<Application>("app");
  const uids = every.map(({ uid }) => uid);
  const applications = every.filter(({ id, uid }) => choice.only === undefined || [id, uid].includes(choice.only));
  const tenants: Brought["tenants"] = [];
  for (const application of applications) {
    const tenant = tenantOf(application, uids, losses);
    const endpoints: Wanted["endpoints"] = [];
    const at = `app/${encodeURIComponent(application.id)}/endpoint`;
    for (const endpoint of await ask.all<SvixEndpoint>(at)) {
      const own = `${at}/${encodeURIComponent(endpoint.id)}`;
      const more = {
        secret: (await ask.one<{ key: string }>(`${own}/secret`)).key,
        headers: await ask.one<{ headers?: Record<string, string>; sensitive?: string[] }>(`${own}/headers`),
        // A server without transformations has no such path.
        transformation: await ask.one<{ enabled?: boolean }>(`${own}/transformation`, {}),
      };
      const made = endpointOf(endpoint, more, choice, losses);
      if (made) endpoints.push({ from: endpoint.id, idempotencyKey: `svix-${endpoint.id}`, endpoint: made });
    }
    tenants.push({ application: application.id, tenant, types, endpoints });
  }
  return { tenants, losses };
}

/** An application's name here: its `uid`, else its `id`, if it can be one. */
function tenantOf(application: Application, uids: unknown[], losses: Loss[]): string {
  const { id, uid, name, metadata, throttleRate, rateLimit } = application;
  const lost = (what: string) => losses.push({ class: "lost", of: id, what: `application: ${what}` });
  if (name) lost("name");
  if (isFull(metadata)) lost("metadata");
  if (throttleRate ?? rateLimit) lost("throttleRate");
  const own = uid || id;
  // One customer's id may be another's uid, and two customers are never one tenant.
  const isTaken = TAKEN.includes(own) || (!uid && uids.includes(id));
  if (/^[A-Za-z0-9_-]{1,64}$/.test(own) && !isTaken) return own;
  // Of its own for each name, since `a.b` and `a-b` are two.
  const hash = createHash("sha256").update(own).digest("hex").slice(0, 8);
  const tenant = `${own.replace(/[^A-Za-z0-9_-]/g, "-").slice(0, 55)}-${hash}`;
  losses.push({ class: "renamed", of: id, what: `application ${own} is the tenant ${tenant}` });
  return tenant;
}

function typesOf(given: SvixType[], losses: Loss[]): EventTypes {
  const types: NonNullable<EventTypes["types"]> = [];
  for (const type of given) {
    const lost = (what: string, kind: Loss["class"] = "lost") =>
      losses.push({ class: kind, of: type.name, what: `event type: ${what}` });
    if (!isType(type.name)) {
      lost("its name", "refused");
      continue;
    }
    if (isFull(type.schemas)) lost("schemas");
    if (type.deprecated) lost("deprecated");
    if (type.groupName) lost("groupName");
    if (type.featureFlag || type.featureFlags?.length) lost("featureFlags");
    // It is shown to nobody there; here the list is open, so it can be published all the same.
    if (type.archived) lost("archived, and not listed here");
    else if (types.length >= MOST.types) lost(`more than ${MOST.types}`, "refused");
    else types.push({ name: type.name, description: cut(type.description, () => lost("description past 500 bytes")) });
  }
  return { closed: false, types };
}

interface More {
  secret: string;
  headers: { headers?: Record<string, string>; sensitive?: string[] };
  transformation: { enabled?: boolean };
}

/** The endpoint as it is added, or nothing: what would send other requests than before is left out. */
function endpointOf(given: SvixEndpoint, more: More, choice: Choice, losses: Loss[]): NewEndpoint | undefined {
  const told = (kind: Loss["class"], what: string) =>
    losses.push({ class: kind, of: given.id, what: `endpoint: ${what}` });
  const out = (kind: Loss["class"], what: string) => void told(kind, `left out: ${what}`);
  if (given.disabled && !choice.withDisabled) return out("lost", "disabled (--with-disabled brings it over)");
  if (given.channels?.length) return out("lost", "channels; without them it would be sent everything");
  if (more.transformation.enabled) return out("lost", "a transformation in JavaScript");
  if (given.url.length > MOST.url) return out("refused", `a URL of more than ${MOST.url} characters`);
  const asked = given.eventTypes ?? given.filterTypes ?? [];
  const types = asked.filter(isType);
  if (asked.length > 0 && types.length === 0) return out("refused", "no event type that it asks for can be one here");
  if (types.length < asked.length) told("refused", `event types ${asked.filter((type) => !isType(type)).join(", ")}`);
  if (types.length > MOST.patterns) return out("refused", `more than ${MOST.patterns} event types`);
  const headers = { ...more.headers.headers, ...choice.headerValues[given.id] };
  const known = Object.keys(headers).map((name) => name.toLowerCase());
  const withheld = (more.headers.sensitive ?? []).filter((name) => !known.includes(name.toLowerCase()));
  if (withheld.length > 0) return out("withheld", `the header ${withheld.join(", ")} (--header-values FILE gives it)`);
  if (Object.keys(headers).length > MOST.headers) return out("refused", `more than ${MOST.headers} headers`);

  if (!/^https:\/\/[^/:]+(:443)?(\/|$)/i.test(given.url))
    told("refused", "a URL that is not https on port 443, which only a Worker in development takes");
  // A name of its own is kept where somebody may look for it.
  const metadata = { ...(given.uid && { uid: given.uid }), ...given.metadata };
  const isTooMuch =
    Object.keys(metadata).length > MOST.metadata ||
    Buffer.byteLength(Object.entries(metadata).flat().join("")) > MOST.metadataBytes;
  if (isTooMuch) told("lost", `uid and metadata of more than ${MOST.metadata} names, or ${MOST.metadataBytes} bytes`);
  const rate = given.throttleRate ?? given.rateLimit ?? undefined;
  if (rate !== undefined && rate > MOST.rate) told("lost", `throttleRate above ${MOST.rate}`);
  // Of an ed25519 key its API shows the public half.
  const isAsymmetric = /^wh[ps]k_/.test(more.secret);
  if (isAsymmetric) told("withheld", "the ed25519 key; it has a new one, whose public key the receiver needs");
  return {
    url: given.url,
    provider: "svix",
    ...(isAsymmetric ? { asymmetric: true } : { secret: more.secret }),
    ...(types.length > 0 && { event_types: types }),
    description: cut(given.description, () => told("lost", "description past 500 bytes")),
    headers,
    ...(isFull(metadata) && !isTooMuch && { metadata }),
    ...(given.disabled && { enabled: false }),
    ...(rate && { rate_per_second: Math.min(rate, MOST.rate) }),
  };
}

const isType = (name: string) => TYPE.test(name) && name.length <= MOST.type;
const isFull = (value: unknown) => typeof value === "object" && value !== null && Object.keys(value).length > 0;

/** So many bytes of a text, and no half character. */
function cut(text: string | undefined, told: () => void): string {
  const bytes = Buffer.from(text ?? "");
  if (bytes.length <= MOST.description) return text ?? "";
  told();
  return bytes
    .subarray(0, MOST.description)
    .toString()
    .replace(/\uFFFD+$/, "");
}

/** Svix's API, read with patience: it limits how often it is asked. */
function asker(base: string, token: string) {
  const root = `${base.replace(/\/+$/, "").replace(/\/api\/v1$/, "")}/api/v1`;
  async function one<T>(path: string, absent?: T): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      const lost = (words: string) =>
        new SignpostError("svix_failed" as SignpostErrorCode, `GET ${root}/${path} ${words}`);
      let response: Response;
      try {
        const signal = AbortSignal.timeout(TIMEOUT_MS);
        const headers = { Authorization: `Bearer ${token}` };
        // Never followed: the token is for this host.
        response = await fetch(`${root}/${path}`, { headers, redirect: "manual", signal });
      } catch (error) {
        if (attempt >= ATTEMPTS) throw lost(`was not answered: ${String((error as Error).cause ?? error)}`);
        await wait(250 * 2 ** attempt);
        continue;
      }
      if (response.status === 404 && absent !== undefined) return absent;
      if (response.ok) {
        try {
          return (await response.json()) as T;
        } catch {
          throw lost("was answered with something that is not JSON: is --url its API?");
        }
      }
      const isPassing = response.status === 429 || response.status >= 500;
      if (isPassing && attempt < ATTEMPTS) {
        const asked = Number(response.headers.get("Retry-After")) * 1_000;
        await wait(Math.min(asked > 0 ? asked : 250 * 2 ** attempt, 60_000));
        continue;
      }
      throw lost(
        `answered ${response.status}${[401, 403].includes(response.status) ? ": is --token its API key?" : ""}`,
      );
    }
  }
  async function all<T>(path: string, query = ""): Promise<T[]> {
    const rows: T[] = [];
    let iterator: string | null = null;
    for (;;) {
      const asked = [`limit=${PAGE}`, query, iterator === null ? "" : `iterator=${encodeURIComponent(iterator)}`];
      const page: { data: T[]; iterator?: string | null; done?: boolean } = await one(
        `${path}?${asked.filter(Boolean).join("&")}`,
      );
      rows.push(...page.data);
      // A page that leads to itself would be read for ever.
      if (page.done !== false || !page.iterator || page.iterator === iterator) return rows;
      iterator = page.iterator;
    }
  }
  return { one, all };
}
