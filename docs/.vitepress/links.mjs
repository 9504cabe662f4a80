// Links of the Markdown files, which are written for the repository, on the site.
import { dirname, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { OUTSIDE } from "./pages.mjs";

export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The anchor of a heading, as GitHub makes it: a link works in both places. */
export function slugify(heading) {
  return heading
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(/\s/g, "-");
}

/** Where a file of the repository stands on the site; undefined where it is no page. */
function place(file) {
  if (OUTSIDE[file]) return OUTSIDE[file];
  return file.startsWith("docs/") && file.endsWith(".md") ? file.slice("docs/".length) : undefined;
}

/**
 * Makes links between files links between pages. What is in the repository alone leads to `source`, the address of its
 * files, and is plain text where there is none.
 */
export function pageLinks(md, source) {
  const open = md.renderer.rules.link_open;
  const close =
    md.renderer.rules.link_close ?? ((tokens, index, options, _, self) => self.renderToken(tokens, index, options));
  md.renderer.rules.link_open = (tokens, index, options, env, self) => {
    const token = tokens[index];
    const href = token.attrGet("href");
    if (href && !/^([a-z]+:|#|\/)/i.test(href)) {
      const [path, section] = href.split("#");
      const file = relative(root, resolve(dirname(env.realPath ?? env.path), path))
        .split(sep)
        .join("/");
      const hash = section ? `#${section}` : "";
      const to = place(file);
      if (to) token.attrSet("href", `/${to}${hash}`);
      else if (source) token.attrSet("href", `${source}/${file}${hash}`);
      else {
        endOf(tokens, index).hidden = true;
        return "";
      }
    }
    return open(tokens, index, options, env, self);
  };
  md.renderer.rules.link_close = (tokens, index, ...rest) =>
    tokens[index].hidden ? "" : close(tokens, index, ...rest);
}

function endOf(tokens, index) {
  return tokens.slice(index).find(({ type }) => type === "link_close");
}
