// A server that answers as Svix's API does, in pages of two, with one case for each thing that it has and we may not.
import { createServer } from "node:http";

export const TOKEN = "sk_stand-in.eu";
const PAGE = 2;
const secretOf = (byte, length = 24) => `whsec_${Buffer.alloc(length, byte).toString("base64")}`;

/** What it has. `url(name)` is where an endpoint is. */
export function svixHas(url) {
  const many = (count, name) => Array.from({ length: count }, (_, n) => name(n));
  const types = [
    { name: "invoice.paid", description: "Paid." },
    { name: "invoice.lost", description: "Lost.", schemas: { 1: { type: "object" } } },
    { name: "order.old", description: "Old.", archived: true },
    {
      name: "order.placed",
      description: "é".repeat(300),
      deprecated: true,
      groupName: "orders",
      featureFlags: ["beta"],
    },
    { name: "a..b", description: "Two dots." },
  ];
  const applications = [
    { id: "app_1", uid: "acme", name: "Acme", metadata: { plan: "gold" }, throttleRate: 50 },
    { id: "app_2", uid: "globex.eu", name: "Globex" },
    { id: "app_3", uid: null, name: "" },
    { id: "app_4", uid: "operator", name: "" },
    { id: "app_5", uid: "app_6", name: "" },
    { id: "app_6", uid: null, name: "" },
  ];
  const plain = (id, more = {}) => ({
    app: "app_1",
    secret: secretOf(Number(id.slice(3))),
    headers: { headers: {}, sensitive: [] },
    endpoint: { id, url: url(id), description: `the endpoint ${id}`, disabled: false, metadata: {}, ...more },
  });
  const endpoints = [
    { ...plain("ep_1", { eventTypes: ["invoice.paid"], metadata: { team: "a" }, uid: "first", throttleRate: 5_000 }) },
    {
      ...plain("ep_2", { metadata: { note: "x".repeat(2_048) } }),
      secret: secretOf(2, 64),
      headers: { headers: { "X-Tenant": "acme" }, sensitive: [] },
    },
    { ...plain("ep_3"), secret: secretOf(3, 75) },
    { ...plain("ep_4"), secret: `whpk_${Buffer.alloc(32, 4).toString("base64")}` },
    { ...plain("ep_5", { channels: ["eu"] }) },
    { ...plain("ep_6", { disabled: true }) },
    { ...plain("ep_7"), headers: { headers: { "X-Open": "1" }, sensitive: ["Authorization"] } },
    { ...plain("ep_8"), transformation: { enabled: true, code: "function handler(webhook) { return webhook; }" } },
    { ...plain("ep_9", { eventTypes: ["invoice.paid", "a..b"] }) },
    { ...plain("ep_10", { eventTypes: ["a..b"] }) },
    { ...plain("ep_11", { eventTypes: many(101, (n) => `type.n${n}`) }) },
    { ...plain("ep_12", { url: `https://example.com/${"x".repeat(2_048)}` }) },
    { ...plain("ep_13"), headers: { headers: Object.fromEntries(many(21, (n) => [`X-${n}`, "1"])), sensitive: [] } },
    { ...plain("ep_14", { url: "ftp://example.com/hook" }) },
    { ...plain("ep_15", { eventTypes: ["invoice.paid"] }), app: "app_2" },
    { ...plain("ep_16"), app: "app_3", secret: secretOf(16).slice("whsec_".length) },
  ];
  return { types, applications, endpoints };
}

/** Starts it. `asked` are the paths that it was asked for; it asks the first caller of each list to come back. */
export async function startSvix({ types, applications, endpoints }) {
  const asked = [];
  const busy = new Set();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url, "http://svix.example");
    asked.push(`${request.method} ${request.url}`);
    const answer = (status, body, headers = {}) =>
      response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
    if (request.headers.authorization !== `Bearer ${TOKEN}`) return answer(401, { code: "authentication_failed" });
    const list = (rows) => {
      if (!busy.has(pathname) && busy.add(pathname)) return answer(429, { code: "rate_limit" }, { "retry-after": "0" });
      const from = Number(searchParams.get("iterator")?.slice(1) ?? 0);
      const data = rows.slice(from, from + PAGE);
      const done = from + PAGE >= rows.length;
      // It names an iterator on its last page, too.
      return answer(200, { data, iterator: `i${from + data.length}`, prevIterator: null, done });
    };
    const [, , , kind, app, , id, what] = pathname.split("/");
    if (kind === "event-type")
      return list(types.filter(({ archived }) => !archived || searchParams.get("include_archived") === "true"));
    if (kind !== "app") return answer(404, { code: "not_found" });
    if (app === undefined) return list(applications);
    const own = endpoints.filter((one) => one.app === app);
    if (id === undefined) return list(own.map(({ endpoint }) => endpoint));
    const one = own.find(({ endpoint }) => endpoint.id === id);
    if (what === "secret") return answer(200, { key: one.secret });
    if (what === "headers") return answer(200, one.headers);
    if (what === "transformation" && one.transformation) return answer(200, one.transformation);
    return answer(404, { code: "not_found" });
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    asked,
    url: `http://127.0.0.1:${server.address().port}`,
    stop: () => {
      server.closeAllConnections();
      return new Promise((done) => server.close(done));
    },
  };
}
