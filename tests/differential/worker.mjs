// `npm.mjs` as a Worker: the first request has the setup, each other one a line of requests.
import { judgeOf } from "./npm.mjs";

let judge;

export default {
  async fetch(request) {
    const given = await request.json();
    if (judge === undefined) {
      judge = judgeOf(given);
      return Response.json([]);
    }
    return Response.json(await judge(given));
  },
};
