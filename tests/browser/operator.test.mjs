// The operator: the key typed in, every tenant's totals, what the gate's sources did, a link for a tenant;
// and the portal on a phone, in both colour schemes and by keyboard alone.
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startOrigin } from "../e2e/support/origin.mjs";
import { claimport, post, secrets } from "../e2e/support/sign.mjs";
import { API_KEY, findings, isStill, linkFor, openPage, overflows, startPortal } from "./support/portal.mjs";

let portal, origin;

before(async () => {
  origin = await startOrigin();
  portal = await startPortal({
    sources: { claims: { provider: "claimport", secrets: ["CLAIMPORT_SECRET"], origin: origin.url } },
    vars: secrets,
  });
});
after(async () => {
  await portal?.stop();
  await origin?.stop();
});

const shows = (locator) => locator.waitFor({ state: "visible" });

describe("an operator", { concurrency: false }, () => {
  let tab, page;
  before(async () => {
    tab = await openPage(portal);
    page = tab.page;
  });

  test("is let in by the key and by nothing else", async () => {
    // One of the answers to the wrong key comes when the right one is in use already.
    let answerLate;
    const isAsked = new Promise((resolve) => {
      answerLate = resolve;
    });
    let answered;
    await page.route("**/providers", async (route) => {
      if (!route.request().headers().authorization?.includes("not the key")) return route.continue();
      answered = isAsked.then(() => route.continue());
    });
    await page.goto(portal.url);
    assert.deepEqual(await findings(page), []);
    await page.getByLabel("Operator’s API key").fill("not the key");
    await page.keyboard.press("Enter");
    await shows(page.getByText("That link or key opens nothing"));
    await page.getByLabel("Operator’s API key").fill(API_KEY);
    await page.keyboard.press("Enter");
    await shows(page.getByText("No tenants yet"));
    const refusal = page.waitForResponse((response) => response.status() === 401);
    answerLate();
    await answered;
    await (await refusal).finished();
    await page.unroute("**/providers");
    await page.evaluate(() => new Promise(requestAnimationFrame));
    await shows(page.getByText("No tenants yet"));
    assert.deepEqual(await findings(page), []);
  });

  test("sees tenants with their totals as they come to be, dead letters and the age of what waits", async () => {
    const [acme, borealis] = [portal.api("acme"), portal.api("borealis")];
    const dead = { deadline_ms: 30_000, schedule_s: [], jitter_percent: 0, exhausted: "dead_letter" };
    const slow = { ...dead, schedule_s: [3_600] };
    await acme.add({ url: portal.hook("/ok").url });
    await acme.publish({ type: "a.b", data: 1 });
    await borealis.add({ url: portal.hook("/dead", () => 500).url, delivery_rules: dead });
    await borealis.add({ url: portal.hook("/late", () => 500).url, delivery_rules: slow });
    await borealis.publish({ type: "a.b", data: 1 });
    const row = (name) => page.getByRole("row").filter({ has: page.getByRole("link", { name }) });
    await shows(row("acme"));
    await page.waitForFunction(() =>
      [...document.querySelectorAll("tr")].some((tr) =>
        /^borealis.*2 failing.*0.*1.*ago.*1$/s.test(tr.textContent.trim()),
      ),
    );
    assert.deepEqual(await findings(page), []);
    await row("borealis").getByRole("link").click();
    await shows(page.getByText("Needs attention"));
    await page.getByRole("button", { name: "Portal link" }).click();
    const link = (await page.getByRole("region", { name: "Portal link", exact: true }).textContent()).trim();
    assert.ok(link.startsWith(`${portal.url}#token=spt_borealis.`), link);
    const owner = await openPage(portal);
    await owner.page.goto(link);
    await shows(owner.page.getByText("Needs attention"));
    assert.equal(await owner.page.getByRole("button", { name: "Portal link" }).count(), 0);
    await owner.close();
    await page.getByRole("button", { name: "Done" }).click();
  });

  test("sees what a source accepted, refused and why, without a reload", async () => {
    await page.goto(`${portal.url}#/~sources`);
    await shows(page.getByRole("heading", { name: "claims" }));
    const send = (delivery) => post(`${portal.worker.url}/in/claims`, delivery);
    const good = claimport();
    await send(good);
    await send(good);
    await send(claimport({ secret: "another-secret-0123456789abcdef" }));
    const sent = Date.now();
    await shows(page.getByText("signature_mismatch").first());
    console.log(`a refusal shown ${Date.now() - sent} ms after its answer`);
    const legend = page.locator("figcaption");
    await shows(legend.getByText("Accepted 1"));
    await shows(legend.getByText("Duplicate 1"));
    await shows(legend.getByText("Refused 1"));
    await shows(page.getByRole("img", { name: /Last hour: Accepted 1, Duplicate 1, Refused 1, Failed 0/ }));
    origin.answer = () => 500;
    await send(claimport());
    await shows(legend.getByText("Failed 1"));
    const colours = await legend
      .locator(".key")
      .evaluateAll((keys) => keys.map((key) => getComputedStyle(key, "::before").backgroundColor));
    assert.equal(new Set(colours).size, 5, "each kind has a colour of its own");
    const bars = await page
      .locator(".chart rect:not(.catch)")
      .evaluateAll((all) => all.map((bar) => getComputedStyle(bar).fill));
    for (const colour of bars) assert.ok(colours.includes(colour), `${colour} is in no legend`);
    await page.getByText("Last refusals and failures").click();
    await shows(page.getByRole("row").filter({ hasText: /origin_(failed|refused)/ }));
    assert.deepEqual(await findings(page), []);
    for (const span of ["day", "week"]) {
      await page.getByRole("combobox").selectOption(span);
      await shows(legend.getByText("Accepted 1"));
    }
  });

  test("t36: sources and tenants are closed to a tenant's token", async () => {
    const api = portal.api("acme");
    const { token } = await api.must(201, "POST", api.at("/tokens"), { scopes: ["manager"] });
    for (const path of ["/tenants", "/sources", "/sources/claims/counts"]) {
      const response = await fetch(`${portal.worker.url}/v1${path}`, { headers: { authorization: `Bearer ${token}` } });
      assert.deepEqual([response.status, (await response.json()).code], [403, "operator_only"], path);
    }
    const response = await fetch(`${portal.worker.url}/v1/tenants/acme/portal-links`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
    });
    assert.equal(response.status, 403);
  });

  test("signs out, and the tab forgets the key", async () => {
    await page.getByRole("button", { name: "Sign out" }).click();
    await shows(page.getByLabel("Operator’s API key"));
    assert.equal(await page.evaluate(() => JSON.stringify(sessionStorage).includes("operator-key")), false);
    await page.reload();
    await shows(page.getByLabel("Operator’s API key"));
    assert.deepEqual(tab.wrong, []);
  });
});

describe("every view", () => {
  for (const colorScheme of ["light", "dark"]) {
    test(`fits a phone and passes axe in ${colorScheme}`, async () => {
      const api = portal.api("views");
      const dead = { deadline_ms: 30_000, schedule_s: [], jitter_percent: 0, exhausted: "dead_letter" };
      const endpoint = await api.add({
        url: portal.hook("/views", () => 500).url,
        delivery_rules: dead,
        headers: { "x-team": "blue" },
      });
      const { deliveries } = await api.publish({
        type: "invoice.a_rather_long_name_for_an_event",
        data: { long: "x".repeat(300) },
      });
      const { id } = deliveries.find((delivery) => delivery.endpoint_id === endpoint.id);
      await api.delivered(id, ({ delivery }) => delivery.state === "dead_letter");
      const { page, wrong, close } = await openPage(portal, { width: 360, height: 740, colorScheme });
      await page.goto(await linkFor(portal, "views", { theme: "auto" }));
      await shows(page.getByText("Needs attention"));
      const views = [
        "",
        "?span=month",
        "/endpoints",
        "/events",
        `/events/${deliveries[0].event_id}`,
        "/add",
        `/endpoints/${endpoint.id}`,
        `/endpoints/${endpoint.id}/dead`,
        `/endpoints/${endpoint.id}/settings`,
        `/deliveries/${id}`,
      ];
      for (const view of views) {
        await page.goto(`${portal.url}#/views${view}`);
        await page.locator("main h1").waitFor();
        await isStill(page);
        assert.deepEqual(await findings(page), [], view);
        assert.equal(await overflows(page), false, `${view} scrolls sideways`);
      }
      const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      assert.equal(background, colorScheme === "dark" ? "rgb(16, 18, 24)" : "rgb(246, 247, 249)");
      assert.deepEqual(wrong, []);
      await close();
    });
  }

  test("works by keyboard alone: an endpoint is added and a question is left with Escape", async () => {
    const { page, close } = await openPage(portal);
    await page.goto(await linkFor(portal, "keys"));
    await shows(page.getByText("No endpoints yet"));
    const focused = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? "");
    await page.locator("body").press("Tab");
    const seen = [];
    for (let n = 0; n < 6 && (await focused()) !== "Add endpoint"; n++) {
      seen.push(await focused());
      await page.keyboard.press("Tab");
    }
    assert.equal(await focused(), "Add endpoint", seen.join(" > "));
    await page.keyboard.press("Enter");
    await shows(page.getByRole("heading", { name: "Add endpoint" }));
    assert.equal(await focused(), "Add endpoint", "a new page begins at its heading");
    await page.getByLabel("URL").focus();
    await page.keyboard.press("Control+A");
    await page.keyboard.type(portal.hook("/keys").url);
    await page.keyboard.press("Enter");
    await shows(page.getByRole("heading", { name: "Endpoint added" }));
    assert.equal(await focused(), "Endpoint added");
    await page.getByRole("link", { name: "Go to the endpoint" }).press("Enter");
    const remove = page.getByRole("button", { name: "Delete" });
    await remove.press("Enter");
    await shows(page.getByRole("dialog"));
    const inside = await page.evaluate(() => document.querySelector("dialog").contains(document.activeElement));
    assert.ok(inside, "the focus is in the question");
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    assert.equal(await focused(), "Delete", "and back where it was");
    await close();
  });
});

test("an owner sends a delivery that waits now, and replays one that was cancelled", async () => {
  const api = portal.api("waits");
  const hook = portal.hook("/waits", () => 503);
  const delivery_rules = { schedule_s: [86_400, 86_400], jitter_percent: 0, deadline_ms: 30_000 };
  // As texts: `JSON.stringify` would write other numbers.
  const body = '{"big":9123456789654321987.10,"n":"{{data.n}}"}';
  const rules = JSON.stringify(delivery_rules);
  const endpoint = await api.add(`{"url":"${hook.url}","delivery_rules":${rules},"transform":{"body":${body}}}`);
  const [{ id }] = (await api.publish({ type: "a.b", data: { n: 1 } })).deliveries;
  const attempted = (count) => api.delivered(id, ({ delivery: d }) => d.attempt_count === count && !d.is_attempting);
  await attempted(1);
  const { page, close } = await openPage(portal);
  await page.goto(await linkFor(portal, "waits"));
  await page.getByRole("link", { name: "Endpoints" }).click();
  await page.getByRole("link", { name: hook.url }).first().click();
  await page.getByRole("row").filter({ hasText: "a.b" }).getByRole("link").first().click();
  // P1: what is shown is what was sent.
  await shows(page.getByText('"big": 9123456789654321987.10').first());
  await page.getByRole("button", { name: "Send now" }).click();
  await shows(page.getByText("Sent now."));
  await attempted(2);
  assert.deepEqual(await findings(page), []);
  await page.getByRole("button", { name: "Cancel delivery" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Cancel delivery" }).click();
  await page.getByRole("button", { name: "Send now" }).waitFor({ state: "detached" });
  hook.answer(() => 200);
  await page.getByRole("button", { name: "Replay", exact: true }).click();
  await api.delivered(id);
  assert.equal(hook.seen().length, 3);
  // Nor does saving something else change a template's numbers.
  await page.goto(`${portal.url}#/waits/endpoints/${endpoint.id}`);
  await page
    .getByRole("link", { name: "Settings" })
    .or(page.getByRole("tab", { name: "Settings" }))
    .first()
    .click();
  await page.getByLabel("Description").fill("ours");
  await page.getByRole("button", { name: "Save" }).click();
  await shows(page.getByText("Saved."));
  const [again] = (await api.publish({ type: "a.b", data: { n: 2 } })).deliveries;
  assert.equal((await api.delivered(again.id)).body, '{"big":9123456789654321987.10,"n":2}');
  await close();
});

test("an owner sees at a glance what was delivered, and finds an event, by / and by its id, that nobody wanted", async () => {
  const api = portal.api("glance");
  const once = { deadline_ms: 30_000, schedule_s: [], jitter_percent: 0, exhausted: "dead_letter" };
  const good = await api.add({ url: portal.hook("/glance").url, event_types: ["claim.*"] });
  const bad = await api.add({
    url: portal.hook("/glance-bad", () => 500).url,
    event_types: ["claim.closed"],
    delivery_rules: once,
  });
  for (let n = 0; n < 3; n++) await api.publish({ type: "claim.created", data: n });
  await api.publish({ id: "evt_glance_closed", type: "claim.closed", data: 3 });
  await api.publish({ id: "evt_nobody", type: "other.thing", data: 4 });
  for (const { id } of [good, bad]) await api.quiet(id);
  const { page, wrong, close } = await openPage(portal);
  await page.goto(await linkFor(portal, "glance"));
  await shows(page.getByText("Needs attention"));
  await shows(page.getByText("1 dead letter", { exact: true }));
  const stat = (name) => page.locator(".stat").filter({ hasText: name }).locator(".figure");
  assert.equal(await stat("Deliveries").textContent(), "5");
  assert.equal(await stat("Delivered").textContent(), "80.0 %");
  assert.match(await stat("Response time").textContent(), /^\d+(\.\d)? m?s$/);
  await shows(page.getByRole("img", { name: "Last 24 hours: Delivered 4, Pending 0, Dead letters 1, Cancelled 0" }));
  await page.getByRole("combobox", { name: "Time" }).selectOption("month");
  await shows(page.getByRole("img", { name: /^Last 30 days: Delivered 4/ }));
  assert.deepEqual(await findings(page), []);
  await page.getByRole("link", { name: "claim.closed" }).click();
  await shows(page.getByText("evt_glance_closed"));
  assert.equal(await page.getByRole("row").count(), 2, "of that type alone");
  await page.getByRole("link", { name: "Overview" }).click();
  await shows(page.getByRole("heading", { name: "Overview" }));
  await page.keyboard.press("/");
  await shows(page.getByRole("heading", { name: "Events" }));
  await page.waitForFunction(() => document.activeElement?.id === "find-event");
  await page.keyboard.type("evt_nob");
  // The list is loaded again meanwhile, and takes nothing of that away.
  for (let n = 0; n < 2; n++) await page.waitForResponse((response) => response.url().includes("/events?"));
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => location.hash.endsWith("?id=evt_nob"));
  await shows(page.getByText("nobody wanted it"));
  await page.waitForFunction(() => document.querySelectorAll("tbody tr").length === 1);
  await page.getByRole("link", { name: "other.thing" }).click();
  await shows(page.getByText("Nobody wanted it"));
  assert.deepEqual(await findings(page), []);
  await page.goto(`${portal.url}#/glance/events/evt_glance_closed`);
  await shows(page.getByRole("link", { name: portal.receiver.url.replace("/hook", "/glance-bad") }));
  assert.equal(await page.getByRole("row").count(), 3, "both endpoints");
  await page.goto(`${portal.url}#/glance/events/evt_none`);
  await shows(page.getByText("This event is not there"));
  assert.deepEqual(wrong, []);
  await close();
});
