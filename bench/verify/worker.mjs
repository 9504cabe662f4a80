// The Worker of workerd.mjs: measures the cell that it is asked for.
import { measure } from "./cell.mjs";
import { tables } from "./peers-workerd.mjs";

/** The clock moves in steps of a millisecond, so a batch has to be long. */
const OPTIONS = { rounds: 17, roundMs: 25 };

export default {
  async fetch(request) {
    const { name, size } = await request.json();
    const start = performance.now();
    const results = await measure(
      tables.find((table) => table.name === name),
      size,
      OPTIONS,
    );
    return Response.json({ results, tookMs: performance.now() - start, hasNode: typeof process === "object" });
  },
};
