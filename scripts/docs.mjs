// `npm run docs`: serves the documentation as a site, and again whenever a page is saved; `-- --port N` chooses the port.
// `npm run docs:build` (`build` here) writes it to docs/.vitepress/dist and fails where a link or an anchor leads nowhere.
import { join } from "node:path";
import { checkSite } from "./docs/site.mjs";
import { root, run, step } from "./lib.mjs";

const vitepress = join(root, "node_modules", "vitepress", "bin", "vitepress.js");
const [command, ...rest] = process.argv.slice(2);

if (command === "build") {
  step("the documentation as a site");
  run(process.execPath, [vitepress, "build", "docs"]);
  checkSite(join(root, "docs", ".vitepress", "dist"));
  step("built in docs/.vitepress/dist: every link and anchor leads somewhere");
} else {
  run(process.execPath, [vitepress, "dev", "docs", ...[command, ...rest].filter(Boolean)]);
}
