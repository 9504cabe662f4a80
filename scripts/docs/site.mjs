// What VitePress does not look at in a built site: whether anchors exist, and whether anything comes from another host.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fail } from "../lib.mjs";

const LINK = /<a\b[^>]*?\shref="([^"]+)"/g;
const ID = /\sid="([^"]+)"/g;
/** What a browser fetches by itself. */
const LOADED =
  /<(?:script|img|iframe|source|link(?![^>]*rel="canonical"))\b[^>]*?\s(?:src|href)="((?:https?:)?\/\/[^"]+)"/g;

/** Every link, anchor and file of the pages in `pages` (their HTML by path) that leads nowhere, and what is fetched from elsewhere. */
export function wrongLinks(pages, base = "/") {
  const ids = new Map([...pages].map(([path, html]) => [path, new Set([...html.matchAll(ID)].map(([, id]) => id))]));
  const wrong = [];
  for (const [path, html] of pages) {
    for (const [, url] of html.matchAll(LOADED)) wrong.push(`${path} fetches ${url}`);
    for (const [, link] of html.matchAll(LINK)) {
      if (/^[a-z]+:/i.test(link)) continue;
      const { pathname, hash } = new URL(link.replaceAll("&amp;", "&"), `http://site${base}${path}`);
      const name = decodeURIComponent(pathname.slice(base.length)) || "index.html";
      const target = pathname.startsWith(base) && [name, `${name}.html`].find((file) => ids.has(file));
      if (!target) wrong.push(`${path} links to ${link}`);
      else if (hash && !ids.get(target).has(decodeURIComponent(hash.slice(1))))
        wrong.push(`${path} links to ${link}, and there is no such section`);
    }
  }
  return wrong;
}

/** Ends the script if a built site has such a link. */
export function checkSite(folder) {
  const names = readdirSync(folder, { recursive: true }).filter(
    (name) => name.endsWith(".html") && name !== "404.html",
  );
  const pages = new Map(names.map((name) => [name, readFileSync(join(folder, name), "utf8")]));
  const wrong = wrongLinks(pages, process.env.SIGNPOST_DOCS_BASE);
  if (wrong.length) fail(`The site has links that lead nowhere:\n  ${[...new Set(wrong)].join("\n  ")}`);
}
