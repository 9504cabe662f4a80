// `npm.mjs` as a Worker.
import { judge } from "./npm.mjs";

export default {
  async fetch(request) {
    const given = await request.json();
    return Response.json(Array.isArray(given) ? judge(given) : []);
  },
};
