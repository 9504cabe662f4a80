// Takes the pictures of docs/portal and docs/pictures from a small, plausible house: `node tests/browser/pictures.mjs [NAME...]`.
import { setTimeout as wait } from "node:timers/promises";
import { startOrigin } from "../e2e/support/origin.mjs";
import { claimport, gooclaim, post, secrets } from "../e2e/support/sign.mjs";
import { API_KEY, openPage, picture, startPortal } from "./support/portal.mjs";

process.env.PICTURES = "1";
/** Near to what most systems show, where a bare machine has another font. Debian: fonts-inter. */
const FONT = ":root { font-family: Inter, 'Liberation Sans', sans-serif; }";
const only = process.argv.slice(2);
const origin = await startOrigin(() => (Math.random() < 0.08 ? 500 : 200));
const portal = await startPortal({
  sources: {
    claimport: { provider: "claimport", secrets: ["CLAIMPORT_SECRET"], origin: origin.url, dedupe: "strict" },
    gooclaim: { provider: "gooclaim", secrets: ["GOOCLAIM_SECRET"], origin: origin.url },
  },
  vars: secrets,
});
const api = portal.api("acme-insurance");
const quick = { deadline_ms: 5_000, schedule_s: [1, 2, 3600], jitter_percent: 0, exhausted: "dead_letter" };
const short = { ...quick, schedule_s: [] };

try {
  let failing = false;
  const slow = (low, high) => wait(low + Math.random() * (high - low));
  const claims = portal.hook("/hooks/claims", async (_, response) => {
    await slow(5, 220);
    if (failing) response.writeHead(503).end('{"error":"database is down"}');
    else response.writeHead(200, { "content-type": "application/json" }).end('{"received":true}');
  });
  const flows = portal.hook("/gooclaim", async () => (await slow(5, 90), 200));
  const ledger = portal.hook("/ledger/events", async () => (await slow(1, 20), 503));
  const add = (hook, provider, description, event_types, delivery_rules) =>
    api.add({ url: hook.url, provider, description, event_types, ...(delivery_rules ? { delivery_rules } : {}) });
  const first = await add(claims, "claimport", "Claims back office", ["claim.*", "message.received"], quick);
  const second = await add(flows, "gooclaim", "Workflow engine", ["workflow.*"]);
  const third = await add(ledger, "standard-webhooks", "Ledger (staging)", ["order.*"], short);
  const claim = (n, type = "claim.created") =>
    api.publish({
      type,
      data: {
        claim: {
          id: `clm_${4810 + n}`,
          status: "open",
          amount: 1250.5,
          currency: "EUR",
          policy: { id: "pol_77", holder: "M. Weber" },
        },
      },
    });
  for (let n = 0; n < 34; n++) {
    failing = n % 13 === 12;
    await claim(n, ["claim.created", "claim.updated", "claim.approved", "message.received"][n % 4]);
    if (n % 2)
      await api.publish({ type: n % 3 ? "workflow.completed" : "workflow.started", data: { workflow_id: `wf_${n}` } });
    await wait(60);
  }
  // Some minutes of traffic, for the chart: the counters take what they are told at the time it is.
  const isWanted = !only.length || only.includes("operator");
  const gate = (async () => {
    if (!isWanted) return;
    for (let n = 0; n < 150; n++) {
      const wrong = n % 17 === 0 ? { secret: "another-secret-0123456789abcdef" } : {};
      const sent = n % 3 ? claimport(wrong) : gooclaim(wrong);
      const to = `${portal.worker.url}/in/${n % 3 ? "claimport" : "gooclaim"}`;
      await post(to, sent);
      if (n % 11 === 0) await post(to, sent);
      await wait(Math.random() * 1_200);
    }
  })();
  for (let n = 0; n < 4; n++) await api.publish({ type: "order.synced", data: { order: `ord_${n}` } });
  failing = false;
  await wait(4_000);
  failing = true;
  const { deliveries } = await claim(99, "claim.status_changed");
  await api.delivered(deliveries[0].id, ({ delivery }) => delivery.attempt_count === 3 && !delivery.is_attempting);
  failing = false;
  const bills = portal.hook("/webhooks/billing", async (_, response) => {
    await slow(20, 180);
    response.writeHead(503, { "content-type": "application/json" }).end('{"error":"database is down"}');
  });
  await add(bills, "standard-webhooks", "Billing", ["invoice.*"], quick);
  const invoice = { id: "in_2041", number: "INV-2041", status: "paid", amount: 4900, currency: "eur" };
  const paid = (await api.publish({ type: "invoice.paid", data: { invoice } })).deliveries[0].id;
  await api.delivered(paid, ({ delivery }) => delivery.attempt_count === 3 && !delivery.is_attempting);
  const [ok] = (await api.deliveries(first.id, "?state=delivered&limit=1")).data;

  await gate;
  const views = {
    overview: ["?span=hour", { width: 1280, height: 860 }],
    events: ["/events", { width: 1280, height: 800 }],
    endpoints: ["/endpoints", { width: 1280, height: 800 }],
    add: [
      "/add",
      { width: 1280, height: 800 },
      async (page) => {
        await page.getByLabel("URL").fill("https://api.example.com/hooks/claims");
        await page.getByLabel("Provider").selectOption({ label: "ClaimPort" });
        await page.getByLabel("Chosen events").check();
        await page.getByRole("checkbox", { name: "claim.*", exact: true }).check();
      },
      { fullPage: true },
    ],
    endpoint: [`/endpoints/${first.id}`, { width: 1280, height: 900 }],
    "endpoint-dark": [`/endpoints/${first.id}`, { width: 1280, height: 900, colorScheme: "dark" }],
    delivery: [
      `/deliveries/${deliveries[0].id}`,
      { width: 1280, height: 900 },
      async (page) => {
        await page.getByText("Answer", { exact: true }).last().click();
      },
      { fullPage: true },
    ],
    // The README's: what is above the fold, small.
    "../pictures/delivery": [
      `/deliveries/${paid}`,
      { width: 1060, height: 750 },
      async (page) => {
        await page.getByText("Answer", { exact: true }).last().click();
      },
    ],
    "delivery-dark": [`/deliveries/${ok.id}`, { width: 1280, height: 900, colorScheme: "dark" }],
    "dead-letters": [
      `/endpoints/${third.id}/dead`,
      { width: 1280, height: 800 },
      async (page) => {
        await page.getByLabel("Select all").check();
      },
    ],
    settings: [`/endpoints/${second.id}/settings`, { width: 1280, height: 900 }],
    "phone-endpoints": ["/endpoints", { width: 390, height: 844 }],
    "phone-endpoint-dark": [
      `/endpoints/${first.id}`,
      { width: 390, height: 844, colorScheme: "dark" },
      undefined,
      { fullPage: true },
    ],
    "phone-delivery": [`/deliveries/${deliveries[0].id}`, { width: 390, height: 844 }, undefined, { fullPage: true }],
  };
  for (const [name, [path, options, prepare, shot]] of Object.entries(views)) {
    if (only.length && !only.includes(name)) continue;
    const { page, wrong, close } = await openPage(portal, { bypassCSP: true, ...options });
    // Names as people have them, instead of this machine's.
    await page.route("**/v1/**", async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replaceAll(
        `http://127.0.0.1:${portal.receiver.port}`,
        "https://api.acme.example",
      );
      await route.fulfill({ response, body });
    });
    const link = await api.must(201, "POST", api.at("/portal-links"), { expires_in_s: 7_200 });
    await page.goto(link.url);
    await page.getByRole("heading", { name: "Overview" }).waitFor();
    await page.goto(`${portal.url}#/acme-insurance${path}`);
    await page.locator(".loading").waitFor({ state: "detached" });
    await page.locator("main h1").waitFor();
    await page.addStyleTag({ content: FONT });
    await wait(1_500);
    await prepare?.(page);
    await page.mouse.move(0, 0);
    await wait(300);
    await picture(page, name, shot);
    await page.unrouteAll({ behavior: "ignoreErrors" });
    if (wrong.length) console.error(name, wrong);
    await close();
  }
  if (isWanted) {
    for (const [tenant, n] of [
      ["borealis", 3],
      ["northwind-claims", 6],
    ]) {
      const other = portal.api(tenant);
      await other.add({ url: flows.url, description: "x" });
      for (let k = 0; k < n; k++) await other.publish({ type: "a.b", data: k });
    }
    const { page, close } = await openPage(portal, { width: 1280, height: 800 });
    await page.goto(portal.url);
    await picture(page, "sign-in");
    await page.getByLabel("Operator’s API key").fill(API_KEY);
    await page.getByRole("button", { name: "Open" }).click();
    await page.getByRole("link", { name: "borealis" }).waitFor();
    await wait(2_500);
    await picture(page, "operator");
    await page.getByRole("link", { name: "Sources" }).click();
    await wait(2_500);
    await page.getByText("Last refusals and failures").first().click();
    await wait(300);
    await picture(page, "sources", { fullPage: true });
    await close();
  }
} finally {
  await portal.stop();
  await origin.stop();
}
