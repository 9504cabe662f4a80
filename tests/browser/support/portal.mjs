// The portal in a real browser, against the built Worker on the local runtime.
import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { root, startGate } from "../../e2e/support/gate.mjs";
import { API_KEY, client, senderVars, startReceiver } from "../../e2e/support/sender.mjs";

/** Debian's package, unless CHROMIUM names another one. */
export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const pictures = join(root, "docs", "portal");

/** Starts browser, Worker and a receiver whose answers are set by path. */
export async function startPortal(options = {}) {
  const receiver = await startReceiver(() => 404);
  const worker = await startGate({ ...options, vars: { ...senderVars, ...options.vars } });
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-gpu"],
  });
  return {
    worker,
    browser,
    receiver,
    url: `${worker.url}/portal/`,
    api: (tenant) => client(worker.url, { tenant }),
    /** A receiver's URL on a path of its own, and what it answers. */
    hook: (path, answer) => receiver.hook(answer, path),
    async stop() {
      await browser.close();
      await worker.stop();
      await receiver.stop();
    },
  };
}

/** A link as a platform hands it out; long-lived where a test skips days. */
export async function linkFor(portal, tenant, { theme = "light" } = {}) {
  const api = portal.api(tenant);
  const { token } = await api.must(201, "POST", api.at("/tokens"), { expires_in_s: 300 * 86_400 });
  return `${portal.url}#token=${token}&theme=${theme}`;
}

/** A page that keeps account of everything that must not happen. */
export async function openPage(portal, { width = 1280, height = 860, colorScheme = "light", ...more } = {}) {
  const context = await portal.browser.newContext({
    viewport: { width, height },
    colorScheme,
    timezoneId: "Europe/Berlin",
    locale: "en-GB",
    ...more,
  });
  const page = await context.newPage();
  const wrong = [];
  page.on("dialog", (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => wrong.push(`error: ${error.stack ?? error.message}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(portal.worker.url)) wrong.push(`request: ${request.url()}`);
    if (/spt_|operator-key/.test(request.url())) wrong.push(`token in a URL: ${request.url()}`);
  });
  await page.exposeFunction("reportViolation", (text) => wrong.push(`policy: ${text}`));
  await page.addInitScript(() => {
    addEventListener("securitypolicyviolation", (event) =>
      window.reportViolation(`${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
    );
  });
  // Longer than anything takes on the busiest machine: a wait that ends with it has failed, not been slow.
  page.setDefaultTimeout(120_000);
  return { page, wrong, close: () => context.close() };
}

/** What axe finds that keeps people out. */
export async function findings(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }),
  );
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join("\n")}`,
    );
}

/** Waits until a view has what it shows, and nothing moves or fades. */
export async function isStill(page) {
  await page.locator(".loading").waitFor({ state: "detached" });
  await page.evaluate(async () => {
    await new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(painted)));
    const ending = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
    await Promise.allSettled(ending.map(({ finished }) => finished));
  });
}

/** Whether the page needs to be scrolled sideways, which none should. */
export const overflows = (page) =>
  page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

/** Keeps a picture for the documentation where PICTURES is set. */
export async function picture(page, name, options = {}) {
  if (!process.env.PICTURES) return;
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: "disabled", ...options });
}

export const hasChromium = existsSync(CHROMIUM);
export { API_KEY };
