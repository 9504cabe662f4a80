// T33: names, payloads, headers and answers from an XSS list are text and nothing else; and who may
// frame the portal, and what its page is served with.
import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, describe, test } from "node:test";
import { eventually } from "../e2e/support/sender.mjs";
import { findings, isStill, linkFor, openPage, startPortal } from "./support/portal.mjs";

const HOSTILE = [
  `<script>alert(1)</script>`,
  `<img src=x onerror=alert(1)>`,
  `"><svg onload=alert(1)>`,
  `'"--></style></script><script>alert(1)</script>`,
  `<iframe srcdoc="<script>parent.alert(1)</script>"></iframe>`,
  `<a href="javascript:alert(1)">x</a>`,
  `javascript:alert(1)`,
  `<style>@import 'https://evil.example/x.css';</style>`,
  `<base href="https://evil.example/">`,
  `<meta http-equiv="refresh" content="0;url=https://evil.example/">`,
  `<form action="https://evil.example"><button autofocus onfocus=alert(1)>`,
  `<math><mtext></p><img src onerror=alert(1)>`,
  `{{constructor.constructor('alert(1)')()}}`,
  `\${alert(1)}`,
  `<details open ontoggle=alert(1)>`,
  `\u202e<script>alert(1)</script>\u0000`,
];
const all = HOSTILE.join("\n");
let portal;

before(async () => {
  portal = await startPortal();
});
after(() => portal?.stop());

describe("t33: hostile text", () => {
  test("in a name, header, URL, payload and answer is shown as it is, in every view", async () => {
    const api = portal.api("hostile");
    const quick = { deadline_ms: 30_000, schedule_s: [], jitter_percent: 0, exhausted: "dead_letter" };
    const hook = portal.hook("/x?%3Cscript%3Ealert(1)%3C/script%3E", (_, response) => {
      response.writeHead(500, { "content-type": "text/html" }).end(all);
    });
    for (const [index, text] of HOSTILE.entries()) {
      const printable = text.replaceAll(/[^\x20-\x7e]/g, "").trim();
      const headers = { [`x-hostile-${index}`]: printable };
      await api.add({
        url: hook.url,
        description: text.slice(0, 200),
        headers,
        delivery_rules: quick,
        event_types: ["a.*"],
      });
    }
    const types = HOSTILE.map((_, index) => ({ name: `a.b${index}`, description: all.slice(0, 400) }));
    await api.must(200, "PUT", api.at("/event-types"), { closed: false, types });
    const data = { text: all, [all]: all, "<img src=x onerror=alert(1)>": ["</pre><script>alert(1)</script>"] };
    const { deliveries } = await api.publish({ type: "a.b1", data });
    const [{ id, endpoint }] = deliveries;
    await api.delivered(id, ({ delivery }) => delivery.state === "dead_letter");

    const { page, wrong, close } = await openPage(portal);
    await page.goto(await linkFor(portal, "hostile"));
    await page.goto(`${portal.url}#/hostile/endpoints`);
    await page.getByText(HOSTILE[0]).first().waitFor();
    for (const text of HOSTILE.slice(0, -1)) assert.ok((await page.getByText(text).count()) > 0, `${text} is shown`);
    const views = [
      "endpoints",
      "events",
      `endpoints/${endpoint}`,
      `endpoints/${endpoint}/dead`,
      `endpoints/${endpoint}/settings`,
      "add",
    ];
    for (const view of views) {
      await page.goto(`${portal.url}#/hostile/${view}`);
      await page.locator("main h1").waitFor();
      await isStill(page);
    }
    await page.getByLabel("Chosen events").check();
    await page.goto(`${portal.url}#/hostile/deliveries/${id}`);
    await page.getByText("Answer", { exact: true }).first().click();
    await page.getByRole("region", { name: "Answer to attempt 1" }).getByText(HOSTILE[1]).waitFor();
    const made = await page.evaluate(
      () =>
        document.querySelectorAll(
          "main script, main img, main iframe, main base, main meta, main math, main form[action]",
        ).length,
    );
    assert.equal(made, 0, "no text became an element");
    assert.deepEqual(await findings(page), []);
    // In the address, too.
    await page.goto(`${portal.url}#/hostile/${encodeURIComponent(HOSTILE[1])}/%E0%A4%A`);
    await page.getByText("This page is not there").waitFor();
    await page.goto(`${portal.url}?x=${encodeURIComponent(HOSTILE[0])}#token=${encodeURIComponent(HOSTILE[1])}`);
    await page.getByText("That link or key opens nothing").waitFor();
    assert.deepEqual(wrong, []);
    await close();
  });
});

describe("the page", () => {
  test("is served with a policy that lets only its own files in, and with nosniff and no referrer", async () => {
    const response = await fetch(portal.url);
    const policy = response.headers.get("content-security-policy");
    for (const part of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ]) {
      assert.ok(policy.includes(part), `${part} in ${policy}`);
    }
    assert.doesNotMatch(policy, /unsafe|data:|\*/);
    assert.equal(response.headers.get("x-content-type-options"), "nosniff");
    assert.equal(response.headers.get("referrer-policy"), "no-referrer");
    assert.equal(response.headers.get("set-cookie"), null);
    const page = await response.text();
    const [, script] = /src="([^"]+)"/.exec(page);
    const file = await fetch(new URL(script, portal.url));
    assert.equal(file.headers.get("x-content-type-options"), "nosniff");
    assert.match(file.headers.get("cache-control"), /immutable/);
    assert.equal((await fetch(portal.url, { method: "POST" })).status, 405);
    assert.equal((await fetch(`${portal.url}nothing.js`)).status, 404);
  });

  test("a policy that is violated is noticed by these tests", async () => {
    const { page, wrong, close } = await openPage(portal);
    await page.goto(portal.url);
    await page
      .evaluate(() => {
        const script = document.createElement("script");
        script.setAttribute("src", "https://evil.example/x.js");
        document.body.append(script);
      })
      .catch(() => {});
    const isNoticed = (texts) => texts.some((text) => text.startsWith("policy:"));
    await eventually(() => wrong, isNoticed, "the violation");
    await close();
  });

  test("t34: another site's form and script reach nothing, even with a key in hand", async () => {
    const api = portal.api("csrf");
    const endpoint = await api.add({ url: portal.hook("/csrf").url });
    const host = await frameHost();
    const { page, close } = await openPage(portal);
    // The person is signed in, in this very browser.
    await page.goto(await linkFor(portal, "csrf"));
    await page.getByRole("link", { name: "Endpoints" }).click();
    await page.getByRole("link", { name: endpoint.url }).waitFor();
    await page.goto(host.url);
    const { token } = await api.must(201, "POST", api.at("/tokens"));
    const path = `${portal.worker.url}/v1/tenants/csrf/endpoints`;
    for (const [method, at] of [
      ["POST", path],
      ["DELETE", `${path}/${endpoint.id}`],
      ["PATCH", `${path}/${endpoint.id}`],
      ["POST", `${path}/${endpoint.id}/disable`],
    ]) {
      const came = await page.evaluate(
        ([method, at, token]) =>
          fetch(at, { method, headers: { authorization: `Bearer ${token}` } }).then(
            () => "an answer",
            () => "refused",
          ),
        [method, at, token],
      );
      assert.equal(came, "refused", `${method} ${at} by script`);
    }
    await page.evaluate((at) => {
      const form = Object.assign(document.createElement("form"), { method: "POST", action: at, enctype: "text/plain" });
      document.body.append(form);
      form.submit();
    }, `${path}/${endpoint.id}/disable`);
    await page.getByText("unauthorized").waitFor();
    assert.equal((await api.endpoint(endpoint.id)).status, "active");
    assert.equal((await api.must(200, "GET", api.at("/endpoints"))).data.length, 1);
    await close();
    await host.stop();
  });

  test("can be framed by nobody, unless the configuration names who", async () => {
    const host = await frameHost();
    try {
      const closed = await framed(portal, host.url);
      assert.equal(closed, false);
      const open = await startPortal({ vars: { SIGNPOST_PORTAL_FRAME_ANCESTORS: new URL(host.url).origin } });
      try {
        assert.equal(await framed(open, host.url), true);
        await endsInFrame(open, host.url);
      } finally {
        await open.stop();
      }
      const broken = await startPortal({
        vars: { SIGNPOST_PORTAL_FRAME_ANCESTORS: "https://a.example; script-src *" },
      });
      try {
        const answer = await fetch(broken.url);
        assert.equal(answer.status, 503);
        assert.match((await answer.json()).detail, /SIGNPOST_PORTAL_FRAME_ANCESTORS/);
      } finally {
        await broken.stop();
      }
    } finally {
      await host.stop();
    }
  });
});

/** The page around hears of a link that has ended, and nothing else. */
async function endsInFrame(portal, host) {
  const api = portal.api("framed");
  const { token, id } = await api.must(201, "POST", api.at("/tokens"));
  const { page, close } = await openPage(portal);
  await page.addInitScript(() => {
    window.heard = [];
    addEventListener("message", ({ data, origin }) => window.heard.push({ data, origin }));
  });
  await page.goto(`${host}?src=${encodeURIComponent(`${portal.url}#token=${token}`)}`);
  const frame = page.frameLocator("iframe");
  await frame.getByRole("heading", { name: "Overview", exact: true }).waitFor();
  assert.deepEqual(await page.evaluate(() => window.heard), []);
  await api.must(204, "DELETE", api.at(`/tokens/${id}`));
  await frame.getByRole("heading", { name: "This link has ended" }).waitFor();
  await page.waitForFunction(() => window.heard.length > 0);
  const origin = new URL(portal.url).origin;
  assert.deepEqual(await page.evaluate(() => window.heard), [{ data: { type: "signpost:link-ended" }, origin }]);
  await close();
}

/** A site of somebody else's that frames what `?src=` names. */
async function frameHost() {
  const server = createServer((request, response) => {
    const src = new URL(request.url, "http://localhost").searchParams.get("src") ?? "";
    response.setHeader("content-type", "text/html");
    response.end(`<iframe width="800" height="600" src="${src}"></iframe>`);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return { url: `http://127.0.0.1:${server.address().port}/`, stop: () => new Promise((done) => server.close(done)) };
}

async function framed(portal, host) {
  const { page, close } = await openPage(portal);
  const link = await linkFor(portal, "framed", { theme: "dark" });
  await page.goto(`${host}?src=${encodeURIComponent(link)}`);
  const heading = page.frameLocator("iframe").getByRole("heading", { name: "Overview", exact: true });
  // The page has loaded, and so has its frame, if only the browser's own page that says why not.
  const seen = !page.frames()[1].url().startsWith("chrome-error:");
  if (seen) {
    await heading.waitFor();
    const theme = await page.frameLocator("iframe").locator("html").getAttribute("data-theme");
    assert.equal(theme, "dark", "the theme of the link");
  }
  await close();
  return seen;
}
