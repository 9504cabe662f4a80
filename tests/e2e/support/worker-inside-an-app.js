// The built Worker inside an app of somebody else's, whose errors nobody catches: `/app/NAME` makes one.
import product from "../../../worker/build/index.js";

export * from "../../../worker/build/index.js";

const errors = {
  range: () => new RangeError("Invalid array length"),
  overflow: () => {
    const deeper = () => deeper() + 1;
    try {
      return deeper();
    } catch (error) {
      return error;
    }
  },
  wasm: () => new WebAssembly.RuntimeError("unreachable"),
};

export default {
  async fetch(request, env, ctx) {
    const make = errors[new URL(request.url).pathname.split("/app/")[1]];
    if (!make) return product.fetch(request, env, ctx);
    Promise.reject(make());
    return new Response("the app's own answer");
  },
};
