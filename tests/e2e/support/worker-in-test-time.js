// The built Worker in test time: waits of hours pass in a moment, and the runtime's own alarms end them.
//
// The clock inside is the real one plus what was skipped. An alarm that is further away than SETTLE_MS
// is set on the runtime for then, and when it goes off the rest of the wait is skipped: the clock moves
// to the moment for which the alarm was wanted. What is armed only in case of a crash (the end of a
// lease) is replaced before that, as in real time. Nothing in the product knows. Two endpoints that
// wait at once share the clock, so a test waits for one.
import * as product from "../../../worker/build/index.js";

/** Longer than an attempt takes here. */
const SETTLE_MS = 400;
/** Retention is not waited for. */
const LONGEST_SKIP_MS = 2 * 86_400_000;

const RealDate = Date;
let skipped = 0;
const now = () => RealDate.now() + skipped;

globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [now()] : given));
  }
  static now() {
    return now();
  }
};

const wanted = new WeakMap();

function patch(storage) {
  const prototype = Object.getPrototypeOf(storage);
  if (prototype.inTestTime) return;
  const { setAlarm } = prototype;
  prototype.setAlarm = function (at, options) {
    const time = Number(at);
    const left = time - now();
    const far = left > LONGEST_SKIP_MS ? left : SETTLE_MS;
    // Every request arms the alarm anew; the same alarm again must not move it.
    const before = wanted.get(this);
    const real = before?.time === time ? before.real : RealDate.now() + Math.min(Math.max(left, 0), far);
    wanted.set(this, { time, real });
    return setAlarm.call(this, new RealDate(real), options);
  };
  prototype.inTestTime = true;
}

export class EndpointObject extends product.EndpointObject {
  constructor(ctx, env) {
    patch(ctx.storage);
    super(ctx, env);
    this.storage = ctx.storage;
  }

  async alarm(info) {
    const left = (wanted.get(this.storage)?.time ?? 0) - now();
    wanted.delete(this.storage);
    if (left > 0) skipped += left;
    return super.alarm(info);
  }
}

export const { ClaimShard, SourceCounters, TenantObject } = product;

export default {
  fetch(request, env, ctx) {
    const url = new URL(request.url);
    if (url.pathname === "/test-time") {
      skipped += Number(url.searchParams.get("skip"));
      return Response.json({ now: now() });
    }
    return product.default.fetch(request, env, ctx);
  },
};
