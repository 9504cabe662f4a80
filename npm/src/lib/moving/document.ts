/**
 * A tenant as one JSON document: its event types and its endpoints, as they would be added.
 *
 * What it does not hold: events and deliveries, tokens and portal links, and an old secret that still signs.
 * @module
 */
import type { DeliveryRules, Endpoint, EventTypes, NewEndpoint, Signpost } from "../../client.js";
import type { Row } from "../../row.js";

/** Names the document, and its version: it changes when an older import could misread a newer document. */
export const FORMAT = "signpost-tenant";
export const VERSION = 1;

/** The shown value of every header. */
const REDACTED = "[redacted]";

/** An endpoint in a document. Without `secret`, and with headers that read `[redacted]`, unless secrets were asked for. */
export interface Exported extends NewEndpoint {
  /** Its id where it was exported. */
  id: string;
  status: "active" | "disabled";
}

/** What could not be written, or read. */
export interface Loss {
  /** `lost`: there is no place for it; `renamed`; `withheld`: the other side does not show it; `refused`: it is not valid there. */
  class: "lost" | "refused" | "renamed" | "withheld";
  /** Of what: an id. */
  of: string;
  what: string;
}

/** The document. */
export interface TenantDocument {
  format: typeof FORMAT;
  version: typeof VERSION;
  exported_at: string;
  tenant: string;
  event_types: EventTypes;
  endpoints: Exported[];
  not_exported: Loss[];
}

/** Reads a tenant. With `secrets`, each endpoint's secret, header values and own row are asked for, too. */
export async function exported(client: Signpost, tenant: string, secrets: boolean): Promise<TenantDocument> {
  const rows = new Map((await client.providers.list()).data.map((row) => [row.name, row]));
  const losses: Loss[] = [];
  const endpoints: Exported[] = [];
  for await (const endpoint of client.endpoints.list()) {
    const lost = (what: string, kind: Loss["class"] = "lost") => losses.push({ class: kind, of: endpoint.id, what });
    // What belongs to the gate's configuration asks for no types.
    if (endpoint.event_types.length === 0) {
      lost("belongs to a source or a destination of the configuration");
      continue;
    }
    const kept = secrets ? await client.endpoints.secrets(endpoint.id) : undefined;
    if (endpoint.rotation_ends_at !== null) lost(`the old secret, which signs until ${endpoint.rotation_ends_at}`);
    if (endpoint.status === "unconfirmed") lost("is not confirmed: it is sent its ping again where it is added");
    if (!kept) {
      lost("the secret: --secrets exports it", "withheld");
      if (Object.keys(endpoint.headers).length > 0)
        lost("the values of its headers: --secrets exports them", "withheld");
      if (!rows.has(endpoint.provider)) lost("its provider is a row of its own: --secrets exports it", "withheld");
    }
    const row = rows.get(endpoint.provider);
    endpoints.push(one(endpoint, row?.delivery as DeliveryRules | undefined, kept));
  }
  return {
    format: FORMAT,
    version: VERSION,
    exported_at: new Date().toISOString(),
    tenant,
    event_types: await client.eventTypes.show(),
    endpoints,
    not_exported: losses,
  };
}

type Kept = Awaited<ReturnType<Signpost["endpoints"]["secrets"]>>;

function one(endpoint: Endpoint, usual: DeliveryRules | undefined, kept: Kept | undefined): Exported {
  const { id, url, event_types, filter, transform, description, metadata, fifo, rate_per_second, concurrency } =
    endpoint;
  const rules = endpoint.delivery_rules;
  return {
    id,
    status: endpoint.status === "disabled" ? "disabled" : "active",
    url,
    provider: (kept?.provider ?? endpoint.provider) as Row,
    event_types,
    ...(filter && { filter }),
    ...(transform && { transform }),
    headers: kept?.headers ?? endpoint.headers,
    description,
    ...(Object.keys(metadata ?? {}).length > 0 && { metadata }),
    fifo,
    ...(rate_per_second !== null && { rate_per_second }),
    concurrency,
    // Where they are the provider's, they stay the provider's when those change.
    ...(rules && !same(rules, usual) && { delivery_rules: rules }),
    ...(endpoint.public_key && !kept && { asymmetric: true }),
    ...(kept && { secret: kept.secret }),
  };
}

const KNOWN = [
  ...["id", "status", "url", "provider", "event_types", "filter", "transform", "headers", "description", "fifo"],
  "metadata",
  ...["rate_per_second", "concurrency", "delivery_rules", "asymmetric", "secret"],
];

/**
 * Reads a document, as far as the API will not.
 * @throws {Error} with what is wrong with it
 */
export function readDocument(given: unknown): TenantDocument {
  const { format, version, tenant, event_types, endpoints } = Object(given) as Partial<TenantDocument>;
  const must = (holds: boolean, words: string) => {
    if (!holds) throw new Error(words);
  };
  must(format === FORMAT, `is no export of a tenant: its \`format\` is not \`${FORMAT}\``);
  must(version === VERSION, `has the version ${JSON.stringify(version)}; this command reads ${VERSION}`);
  must(typeof tenant === "string", "names no `tenant`");
  must(typeof event_types === "object" && event_types !== null, "has no `event_types`");
  must(Array.isArray(endpoints), "has no list of `endpoints`");
  const ids = new Set<string>();
  for (const [n, endpoint] of endpoints!.entries()) {
    const at = `endpoints[${n}]`;
    must(typeof endpoint === "object" && endpoint !== null, `${at} is no endpoint`);
    must(/^[!-~]{1,150}$/.test(String(endpoint.id)) && !ids.has(endpoint.id), `${at} has no \`id\` of its own`);
    must(
      ["active", "disabled"].includes(endpoint.status),
      `${at} has a \`status\` that is neither active nor disabled`,
    );
    const stray = Object.keys(endpoint).find((name) => !KNOWN.includes(name));
    must(stray === undefined, `${at} has \`${stray}\`, which this command does not know`);
    ids.add(endpoint.id);
  }
  return given as TenantDocument;
}

/** What of an exported endpoint is added, and what cannot be. */
export function toBeAdded({ id, status, headers = {}, ...endpoint }: Exported): {
  endpoint: NewEndpoint;
  losses: Loss[];
} {
  const given = Object.entries(headers).filter(([, value]) => value !== REDACTED);
  const without = Object.keys(headers).length - given.length;
  const losses: Loss[] = [];
  if (without > 0) losses.push({ class: "withheld", of: id, what: "headers without their values: set them by hand" });
  if (!endpoint.secret) losses.push({ class: "withheld", of: id, what: "the secret: a new one is made" });
  const added: NewEndpoint = { ...endpoint, headers: Object.fromEntries(given) };
  return { endpoint: status === "disabled" ? { ...added, enabled: false } : added, losses };
}

/** Whether two values are the same JSON, whatever the order of their names. */
export function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, inner]) => [name, sorted(inner)]),
  );
}
