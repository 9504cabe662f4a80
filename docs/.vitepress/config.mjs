// The documentation as a site: `npm run docs` serves it, `npm run docs:build` builds it.
// VitePress, since it is Markdown as it stands, static, and searchable without a service.
import { defineConfig } from "vitepress";
import { pageLinks, root, slugify } from "./links.mjs";
import { OUTSIDE, SIDEBAR, WIDE } from "./pages.mjs";

/** The path that the site is served under, and the address of the repository's files: a fork's own. */
const { SIGNPOST_DOCS_BASE: base = "/", SIGNPOST_DOCS_SOURCE: source } = process.env;

export default defineConfig({
  title: "Signpost",
  description: "Webhooks in and out, on your own Cloudflare account",
  lang: "en",
  base,
  srcDir: root,
  // Nothing but the pages: the folders beside them are large.
  srcExclude: [
    "{bench,crates,npm/dist,npm/src,npm/test,providers,scripts,target,tests,worker}/**",
    "npm/*/{dist,assets}/**",
    "**/node_modules/**",
  ],
  rewrites: (file) => OUTSIDE[file] ?? file.replace(/^docs\//, ""),
  cleanUrls: false,
  head: [
    ["link", { rel: "icon", type: "image/svg+xml", href: `${base}icon.svg` }],
    ["meta", { name: "theme-color", content: "#3b4ee0" }],
  ],
  markdown: {
    anchor: { slugify },
    // Every word of a block can be read on its ground.
    theme: { light: "github-light-high-contrast", dark: "github-dark-high-contrast" },
    // Words of the command line and of plain text have no grammar of their own.
    defaultHighlightLang: "text",
    config: (md) => {
      pageLinks(md, source);
      // `{{path}}` in a page is what it says.
      const code = md.renderer.rules.code_inline;
      md.renderer.rules.code_inline = (tokens, index, ...rest) => {
        tokens[index].attrSet("v-pre", "");
        return code(tokens, index, ...rest);
      };
    },
  },
  // A table of eleven columns needs the room of the page's outline.
  transformPageData: ({ relativePath, frontmatter }) => {
    if (WIDE.includes(relativePath)) Object.assign(frontmatter, { aside: false, pageClass: "wide" });
  },
  vite: {
    publicDir: `${root}/docs/.vitepress/public`,
    // The repository is the site's folder: its own programs are none of it, and what is built there is watched by nobody.
    optimizeDeps: { entries: [`${root}/docs/.vitepress/theme/index.mjs`] },
    server: {
      watch: { ignored: ["**/target/**", "**/build/**", "**/build-planted/**", "**/.wrangler/**", "**/.cache/**"] },
    },
  },
  themeConfig: {
    logo: "/icon.svg",
    nav: [
      { text: "Quick start", link: "/start" },
      { text: "Gate", link: "/gate" },
      { text: "Sender", link: "/sender" },
    ],
    sidebar: SIDEBAR,
    outline: [2, 3],
    search: { provider: "local" },
  },
});
