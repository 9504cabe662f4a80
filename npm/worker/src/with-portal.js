// The Worker with the portal's files in it, for whoever has no assets or has their own.
import files from "./portal.js";
import worker from "./worker/index.js";

export * from "./worker/index.js";

const PAGE = "/portal/index.html";

function answer(path) {
  const [text, headers] = files[path];
  return new Response(text, { headers });
}

// Bindings are known by their class's name, which minifiers change.
const Assets = Object.defineProperty(
  class {
    fetch() {
      return Promise.resolve(answer(PAGE));
    }
  },
  "name",
  { value: "Fetcher" },
);
const ASSETS = new Assets();

export default {
  async fetch(request, env, ctx) {
    const { pathname } = new URL(request.url);
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (!isRead || env.ASSETS !== undefined) return worker.fetch(request, env, ctx);
    // Not from the root: a mount may have cut off what the browser sees before it.
    if (pathname === "/portal") return new Response(null, { status: 307, headers: { location: "portal/" } });
    // The page goes through the Worker, which sets the headers that depend on the configuration.
    if (pathname === "/portal/" || pathname === PAGE)
      return worker.fetch(request, Object.create(env, { ASSETS: { value: ASSETS } }), ctx);
    return Object.hasOwn(files, pathname) ? answer(pathname) : worker.fetch(request, env, ctx);
  },
};
