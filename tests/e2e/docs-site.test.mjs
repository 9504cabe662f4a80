// The documentation as a site: which pages it has, and that what checks its links tells a link that leads nowhere. The
// build itself, with every page looked at, is part of `npm run check`.
import assert from "node:assert/strict";
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { slugify } from "../../docs/.vitepress/links.mjs";
import { OUTSIDE, SIDEBAR, WIDE } from "../../docs/.vitepress/pages.mjs";
import { wrongLinks } from "../../scripts/docs/site.mjs";
import { root } from "./support/gate.mjs";

test("every page is in the sidebar once, and what is in the sidebar is a page", () => {
  const ofDocs = readdirSync(join(root, "docs"), { recursive: true }).filter(
    (name) => name.endsWith(".md") && !name.startsWith(".vitepress") && name !== "index.md",
  );
  const pages = [...ofDocs, ...Object.values(OUTSIDE)].map((name) => `/${name.replace(/\.md$/, "")}`);
  const links = SIDEBAR.flatMap(({ items }) => items.map(({ link }) => link));
  assert.deepEqual(links.toSorted(), pages.toSorted());
  for (const file of Object.keys(OUTSIDE)) assert.ok(existsSync(join(root, file)), file);
  for (const name of WIDE) assert.ok(ofDocs.includes(name), name);
});

test("an anchor is the one that GitHub makes", () => {
  assert.equal(slugify("A provider of your own"), "a-provider-of-your-own");
  assert.equal(slugify("What comes to the API, and `forward`"), "what-comes-to-the-api-and-forward");
  assert.equal(slugify("body_too_large"), "body_too_large");
});

test("a page, an anchor, or a file of another host that should not be there is told", () => {
  const pages = new Map([
    [
      "index.html",
      '<a href="/gate.html#answers">1</a><a class="x" href="/api/errors#invalid">2</a><a href="#top">3</a>',
    ],
    [
      "gate.html",
      '<h1 id="top"></h1><h2 id="answers"></h2><a href="/nowhere.html">4</a><a href="https://a.example/">5</a>',
    ],
    ["api/errors.html", '<h2 id="invalid"></h2><a href="/gate.html#answer">6</a><img src="https://a.example/x.png">'],
  ]);
  assert.deepEqual(wrongLinks(pages), [
    "index.html links to #top, and there is no such section",
    "gate.html links to /nowhere.html",
    "api/errors.html fetches https://a.example/x.png",
    "api/errors.html links to /gate.html#answer, and there is no such section",
  ]);
  const elsewhere = new Map([["index.html", '<a href="/docs/index.html">1</a><a href="/index.html">2</a>']]);
  assert.deepEqual(wrongLinks(elsewhere, "/docs/"), ["index.html links to /index.html"]);
});
