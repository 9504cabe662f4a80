// The documentation as a site, in Chromium: on a phone and on a screen, in both schemes, searched without a service.
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { join } from "node:path";
import { after, test } from "node:test";
import { chromium } from "playwright-core";
import { root } from "../../scripts/lib.mjs";

const site = join(root, "docs/.vitepress/dist");
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TYPES = { html: "text/html", js: "text/javascript", css: "text/css", svg: "image/svg+xml", png: "image/png" };

const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, "http://site").pathname);
  const file = join(site, path === "/" ? "index.html" : path);
  if (!file.startsWith(site) || !existsSync(file)) return response.writeHead(404).end();
  response.writeHead(200, { "content-type": TYPES[file.split(".").at(-1)] ?? "application/octet-stream" });
  response.end(readFileSync(file));
});
await new Promise((done) => server.listen(0, "127.0.0.1", done));
const url = `http://127.0.0.1:${server.address().port}`;
const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";
const args = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-gpu"];
const browser = await chromium.launch({ executablePath, args });
after(async () => {
  await browser.close();
  server.close();
});

/** A page that keeps account of everything that must not happen. */
async function open(path, { width = 1440, colorScheme = "light" } = {}) {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);
  const wrong = [];
  page.on("pageerror", ({ message }) => wrong.push(`error: ${message}`));
  page.on("response", (response) => response.status() >= 400 && wrong.push(`${response.status()} ${response.url()}`));
  page.on("request", (request) => request.url().startsWith(url) || wrong.push(`elsewhere: ${request.url()}`));
  await page.goto(`${url}${path}`, { waitUntil: "networkidle" });
  return { page, wrong, close: () => context.close() };
}

// One of each kind: the home page, code, a wide table, the reference.
for (const path of ["/", "/verify.html", "/compare.html", "/api/endpoints.html"]) {
  test(`${path} is read on a phone and on a screen, in both schemes`, async () => {
    for (const width of [390, 1440]) {
      for (const colorScheme of ["light", "dark"]) {
        const { page, wrong, close } = await open(path, { width, colorScheme });
        const view = `${width} ${colorScheme}`;
        assert.equal(
          await page.evaluate(() => document.documentElement.classList.contains("dark")),
          colorScheme === "dark",
        );
        assert.ok(
          (await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)) <= 0,
          `${view}: too wide`,
        );
        await page.evaluate(axe);
        const { violations } = await page.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa"] }));
        assert.deepEqual(
          violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`),
          [],
          view,
        );
        assert.deepEqual(wrong, [], view);
        await close();
      }
    }
  });
}

test("a search finds a section of a page, and asks nobody else", async () => {
  const { page, wrong, close } = await open("/start.html");
  await page.keyboard.press("Control+k");
  await page.locator(".VPLocalSearchBox input").fill("rotation_in_progress");
  const found = page.locator(".VPLocalSearchBox .result").first();
  await found.waitFor();
  await found.click();
  await page.waitForURL(/\/(errors|keys|limits|api\/\w+)\.html/);
  assert.deepEqual(wrong, []);
  await close();
});
