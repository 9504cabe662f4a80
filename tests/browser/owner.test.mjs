// An endpoint's owner, from the first endpoint to the replay of a dead letter, by each provider's own
// rules over their full span (in test time: tests/e2e/support/worker-in-test-time.js).
import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { API_KEY, signed } from "../e2e/support/sender.mjs";
import { findings, linkFor, openPage, overflows, startPortal } from "./support/portal.mjs";

let portal, tab, page;

before(async () => {
  portal = await startPortal({
    main: "tests/e2e/support/worker-in-test-time.js",
    vars: { SIGNPOST_RETENTION_DAYS: "3650" },
  });
  tab = await openPage(portal);
  page = tab.page;
});
after(() => portal?.stop());

const shows = (locator) => locator.waitFor({ state: "visible" });
const row = (text) => page.getByRole("row").filter({ hasText: text });

async function isFine(name) {
  assert.deepEqual(await findings(page), [], `axe: ${name}`);
  assert.equal(await overflows(page), false, `${name} scrolls sideways`);
}

describe("an owner", { concurrency: false }, () => {
  const secret = {};
  let claims, workflows, api;

  test("opens the link; the token is in no address, cookie or lasting storage afterwards", async () => {
    api = portal.api("acme");
    await page.goto(await linkFor(portal, "acme"));
    await shows(page.getByText("No endpoints yet"));
    await page.reload();
    await shows(page.getByText("No endpoints yet"));
    const first = await page.evaluate(() => performance.now());
    console.log(`first view with its data after ${Math.round(first)} ms`);
    assert.equal(new URL(page.url()).hash, "#/");
    const kept = await page.evaluate(() => ({ cookie: document.cookie, local: localStorage.length }));
    assert.deepEqual(kept, { cookie: "", local: 0 });
    await isFine("empty list");
  });

  test("adds an endpoint of ClaimPort and sees the ping's result and the secret, once", async () => {
    claims = portal.hook("/claims");
    await page.getByRole("link", { name: "Add endpoint" }).click();
    await page.getByLabel("URL").fill(claims.url);
    await page.getByLabel("Provider").selectOption({ label: "ClaimPort" });
    await page.getByLabel("Chosen events").check();
    await page.getByRole("checkbox", { name: "claim.*", exact: true }).check();
    await page.getByLabel("Description").fill("Claims back office");
    await isFine("form");
    await page.getByRole("button", { name: "Add endpoint" }).click();
    await shows(page.getByText("Test event received"));
    secret.claims = (await page.getByRole("region", { name: "Signing secret", exact: true }).textContent()).trim();
    assert.ok(signed.claimport(claims.seen()[0], secret.claims), "the secret shown is the one that signs");
    await isFine("added");
    await page.getByRole("link", { name: "Go to the endpoint" }).click();
    await shows(page.getByText("No deliveries yet"));
    assert.ok(!(await page.content()).includes(secret.claims), "the secret is not shown again");
  });

  test("sees an event by itself, its failures, and the endpoint disabled by the fifth", async () => {
    claims.answer((_, response) => void response.writeHead(500).end("database is down"));
    const { deliveries } = await api.publish({
      type: "claim.created",
      data: { claim: { id: "clm_1", status: "open" } },
    });
    const published = Date.now();
    await shows(row("claim.created")); // by itself, without a reload
    console.log(`shown ${Date.now() - published} ms after it was published`);
    await shows(page.getByText("Disabled: nothing is sent"));
    await shows(page.getByText("An event failed on every attempt of its schedule."));
    await isFine("disabled endpoint");
    await row("claim.created").getByRole("link").click();
    await shows(page.getByText("Waits until the endpoint is enabled"));
    // In its head: the headers that were sent may hold any digits.
    assert.equal(await page.locator(".step.bad strong").getByText("500").count(), 5);
    await page.getByText("Answer", { exact: true }).first().click();
    await shows(page.getByText("database is down").first());
    await page.getByText("Headers sent", { exact: true }).first().click();
    await shows(page.getByText("x-claimport-signature: sha256=").first());
    assert.equal(deliveries.length, 1);
  });

  test("enables it, and what waited is delivered", async () => {
    claims.answer(() => 200);
    await page.getByRole("navigation", { name: "Breadcrumb" }).getByRole("link").last().click();
    await page.getByRole("button", { name: "Enable" }).click();
    await shows(row("claim.created").getByText("Delivered"));
    assert.equal(await page.getByText("Disabled: nothing is sent").count(), 0);
    const bodies = new Set(
      claims
        .seen()
        .slice(1)
        .map(({ body }) => body.toString()),
    );
    assert.equal(bodies.size, 1, "the same bytes on every attempt");
    await row("claim.created").getByRole("link").click();
    await shows(page.getByText("later, replayed").or(page.locator(".step.good")).first());
    await isFine("delivery");
  });

  test("adds an endpoint of Gooclaim whose events end as dead letters, chooses some and replays them", async () => {
    workflows = portal.hook("/workflows", () => 500);
    await page.goto(`${portal.url}#/acme/add`);
    await page.getByLabel("URL").fill(workflows.url);
    await page.getByLabel("Provider").selectOption({ label: "Gooclaim" });
    await page.getByRole("button", { name: "Add endpoint" }).click();
    await shows(page.getByText("Test event not confirmed"));
    await page.getByRole("link", { name: "Go to the endpoint" }).click();
    const event = { type: "workflow.completed", data: { workflow_id: "wf_1" } };
    for (const n of [1, 2, 3]) await api.publish({ ...event, id: `evt_wf_${n}` });
    await page.getByRole("link", { name: /^Dead letters/ }).click();
    for (const n of [1, 2, 3]) await shows(row(`evt_wf_${n}`));
    await isFine("dead letters");
    workflows.answer(() => 200);
    await page.getByLabel("Select workflow.completed evt_wf_1").check();
    await page.getByLabel("Select workflow.completed evt_wf_3").check();
    await page.getByRole("button", { name: "Replay 2 selected" }).click();
    await shows(page.getByText("2 events sent again."));
    await row("evt_wf_1").waitFor({ state: "detached" });
    assert.equal(await row("evt_wf_2").count(), 1, "what was not chosen stays");
    await page.getByRole("button", { name: "Replay all 1" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Replay all" }).click();
    await shows(page.getByText("No dead letters"));
    await page.getByRole("link", { name: "Replays" }).click();
    const replays = page.getByRole("region", { name: "Replays" }).getByRole("row");
    await shows(replays.nth(3));
    assert.match(await replays.nth(1).textContent(), /tok_\w+.*Dead letters.*1$/, "t38: who, what and how many");
    assert.match(await replays.nth(2).textContent(), /tok_\w+.*One delivery.*1$/);
    await isFine("replays");
    await page.getByRole("link", { name: "Deliveries" }).click();
    await page.waitForFunction(() => document.querySelectorAll(".badge.good").length >= 4);
  });

  test("says by a filter which events an endpoint wants, and tries it before it is saved", async () => {
    await page.goto(`${portal.url}#/acme/endpoints`);
    await page.getByRole("link", { name: workflows.url }).first().click();
    await page
      .getByRole("tab", { name: "Settings" })
      .or(page.getByRole("link", { name: "Settings" }))
      .first()
      .click();
    const filter = page.getByLabel("Filter");
    assert.equal(await filter.inputValue(), "");
    await filter.fill('{ "data": { "amount": { "$gte": 1000 } }');
    await page.getByRole("button", { name: "Save" }).click();
    await shows(page.getByText("The filter is not JSON"));
    await filter.fill('{ "data": { "amount": { "$regex": "1" } } }');
    await page.getByRole("button", { name: "Save" }).click();
    await shows(page.getByText("filter/data/amount/$regex"));
    await filter.fill('{ "data": { "amount": { "$gte": 1000 } } }');
    await page.getByText("Try the filter on an event").click();
    await page.getByRole("button", { name: "Try" }).click();
    await shows(page.getByText("This event would be sent."));
    await isFine("filter that matches");
    await page.getByLabel("Event", { exact: true }).fill('{ "type": "a.b", "data": { "amount": 10 } }');
    await page.getByRole("button", { name: "Try" }).click();
    await shows(page.getByText("data → amount → $gte does not hold. The value is a number."));
    await isFine("filter that does not");
    await page.getByRole("button", { name: "Save" }).click();
    await shows(page.getByText("Saved."));
    const { data } = (await api.call("GET", api.at("/endpoints"))).body;
    assert.deepEqual(data.find(({ url }) => url === workflows.url).filter, { data: { amount: { $gte: 1000 } } });
    await filter.fill("");
    await page.getByLabel("Format").selectOption({ label: "Slack message" });
    await page.getByRole("button", { name: "Show an example" }).click();
    await shows(page.getByText('"type": "mrkdwn"').first());
    await isFine("format");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Save", disabled: true }).waitFor();
    const formed = (await api.call("GET", api.at("/endpoints"))).body.data;
    assert.equal(formed.find(({ url }) => url === workflows.url).transform, "slack");
    await page.getByLabel("Format").selectOption({ label: "The provider’s own" });
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByRole("button", { name: "Save", disabled: true }).waitFor();
    const after = (await api.call("GET", api.at("/endpoints"))).body.data;
    const lifted = after.find(({ url }) => url === workflows.url);
    assert.deepEqual([lifted.filter, lifted.transform], [null, null]);
  });

  test("filters deliveries, rotates the secret, disables and deletes, each after a question", async () => {
    await page.goto(`${portal.url}#/acme/endpoints`);
    await page.getByRole("link", { name: claims.url }).first().click();
    await page.getByLabel("State").selectOption("dead_letter");
    await shows(page.getByText("Nothing matches"));
    await page.getByLabel("State").selectOption("delivered");
    await shows(row("claim.created"));

    await page.getByRole("button", { name: "Rotate secret" }).click();
    await isFine("question");
    await page.keyboard.press("Escape");
    assert.equal(await page.getByRole("dialog").count(), 0, "Escape leaves everything as it was");
    await page.getByRole("button", { name: "Rotate secret" }).click();
    await page.getByRole("button", { name: "Make a new secret" }).click();
    await shows(page.getByText("The new signing secret"));
    const rotated = (await page.getByRole("region", { name: "Signing secret", exact: true }).textContent()).trim();
    assert.notEqual(rotated, secret.claims);
    await page.getByRole("button", { name: "Done" }).click();
    await shows(page.getByText("Two secrets sign"));

    await page.getByRole("button", { name: "Disable" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Disable" }).click();
    await shows(page.getByText("It was disabled by hand."));
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("button", { name: "Delete for good" }).click();
    await shows(page.getByText("The endpoint was deleted."));
    await page.getByRole("link", { name: claims.url }).waitFor({ state: "detached" });
    await shows(page.getByRole("link", { name: workflows.url }).first());
  });

  test("keeps what is known while the service cannot be reached, and goes on by itself", async () => {
    await page.context().setOffline(true);
    await shows(page.getByText("The service cannot be reached."));
    await shows(page.getByRole("link", { name: workflows.url }).first());
    await isFine("offline");
    await page.context().setOffline(false);
    await page.getByText("The service cannot be reached.").waitFor({ state: "detached" });
  });

  test("t34: is told when the token is revoked, and nothing of it stays", async () => {
    const { id, token } = await api.must(201, "POST", api.at("/tokens"));
    const other = await openPage(portal);
    await other.page.goto(`${portal.url}#token=${token}`);
    await shows(other.page.getByRole("heading", { name: "Overview" }));
    await api.must(204, "DELETE", api.at(`/tokens/${id}`));
    await shows(other.page.getByRole("heading", { name: "This link has ended" }));
    await other.page.reload();
    await shows(other.page.getByRole("heading", { name: "This link has ended" }));
    assert.equal(await other.page.getByLabel("Operator’s API key").count(), 0, "an owner has no key to type");
    assert.equal(await other.page.evaluate((text) => JSON.stringify(sessionStorage).includes(text), token), false);
    assert.deepEqual(await findings(other.page), []);
    await other.close();
  });

  test("t34: opens a new link in a tab that is open already, and the token is in no address", async () => {
    const other = await openPage(portal);
    await other.page.goto(portal.url);
    await other.page.getByLabel("Operator’s API key").fill(API_KEY);
    await other.page.getByRole("button", { name: "Open" }).click();
    await shows(other.page.getByRole("button", { name: "Sign out" }));
    // The fragment is all that changes.
    await other.page.goto(await linkFor(portal, "acme", { theme: "dark" }));
    await shows(other.page.getByRole("heading", { name: "Overview" }));
    assert.equal(await other.page.getByRole("button", { name: "Sign out" }).count(), 0, "an owner, and no operator");
    assert.ok(!other.page.url().includes("spt_"), other.page.url());
    assert.deepEqual(other.wrong, [], "no token in a path either");
    await other.close();
  });

  test("is told where an address leads to nothing, and while the service says not now", async () => {
    const [{ id }] = (await api.must(200, "GET", api.at("/endpoints"))).data;
    await page.goto(`${portal.url}#/acme/endpoints/${id}/nonsense`);
    await shows(page.getByText("This page is not there"));
    await page.route("**/v1/**", (route) => route.fulfill({ status: 429, json: { code: "too_many_failures" } }));
    await page.goto(`${portal.url}#/acme`);
    await shows(page.getByText("The service cannot be reached."));
    await page.unroute("**/v1/**");
    await shows(page.getByRole("heading", { name: "Overview" }));
    await page.getByText("The service cannot be reached.").waitFor({ state: "detached" });
  });

  test("t36: reaches no other tenant by changing the address", async () => {
    const stranger = portal.api("stranger");
    const endpoint = await stranger.add({ url: portal.hook("/strange").url, description: "not for acme" });
    await page.goto(`${portal.url}#/stranger/endpoints/${endpoint.id}`);
    await shows(page.getByText("This endpoint is not there"));
    assert.ok(!(await page.content()).includes("not for acme"));
  });

  test("nothing happened that must not: dialogs, errors, foreign requests, policy violations", () => {
    assert.deepEqual(tab.wrong, []);
  });
});
