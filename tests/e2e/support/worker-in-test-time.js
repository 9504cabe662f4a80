// The built Worker in test time: waits of hours pass in a moment, and the runtime's own alarms end them.
//
// The clock inside stands still, except that it skips waits: an alarm that is further away than SETTLE_MS is set on the
// runtime for then, and when it goes off the clock moves to the very moment for which the alarm was wanted. So an attempt
// begins exactly when it is due and takes no time, however long the machine needs. While an object has something under
// way, nothing is skipped: what is armed only in case of a crash (the end of a lease) is not for then. Nothing in the
// product knows. Two endpoints that wait at once share the clock, so a test waits for one.
import * as product from "../../../worker/build/index.js";

/** Long enough to be asked what an endpoint waits for. */
const SETTLE_MS = 400;
/** An alarm that goes off while something is under way comes back after this. */
const AGAIN_MS = 50;
/** Retention is not waited for. */
const LONGEST_SKIP_MS = 2 * 86_400_000;

const RealDate = Date;
/** Nobody has asked for the time before the first request: the runtime says 1970 until then. */
let clock = 0;
const now = () => (clock ||= RealDate.now());

globalThis.Date = class extends RealDate {
  constructor(...given) {
    super(...(given.length === 0 ? [now()] : given));
  }
  static now() {
    return now();
  }
};

/** What the product asked of the runtime, by storage. */
const wanted = new Map();

/** Alarms that will move the clock: an object keeps the one that it set in case of a crash, and is woken by it. */
const toCome = () => [...wanted.values()].filter(({ time, isFar }) => !isFar || time <= now()).length;

/** Storage of endpoints: what other objects set in case of a crash moves no clock. */
const endpoints = new WeakSet();

function patch(storage) {
  endpoints.add(storage);
  const prototype = Object.getPrototypeOf(storage);
  if (prototype.inTestTime) return;
  const { deleteAlarm, setAlarm } = prototype;
  prototype.setAlarm = function (at, options) {
    const time = Number(at);
    const left = time - now();
    if (!endpoints.has(this)) return setAlarm.call(this, new RealDate(RealDate.now() + Math.max(left, 0)), options);
    // Every request arms the alarm anew; the same alarm again must not move it.
    const before = wanted.get(this);
    const isSame = before?.time === time;
    const real = isSame ? before.real : RealDate.now() + Math.min(Math.max(left, 0), SETTLE_MS);
    wanted.set(this, { time, real, isFar: isSame ? before.isFar : left > LONGEST_SKIP_MS });
    return setAlarm.call(this, new RealDate(real), options);
  };
  prototype.deleteAlarm = function (options) {
    wanted.delete(this);
    return deleteAlarm.call(this, options);
  };
  prototype.comeAt = function (real) {
    return setAlarm.call(this, new RealDate(real));
  };
  prototype.inTestTime = true;
}

export class EndpointObject extends product.EndpointObject {
  #storage;
  /** Requests, and what goes on behind them. */
  #underWay = 0;

  constructor(ctx, env) {
    patch(ctx.storage);
    super(ctx, env);
    this.#storage = ctx.storage;
    const waitUntil = (promise) => ctx.waitUntil(this.#during(promise));
    const watched = new Proxy(ctx, {
      get(object, name) {
        if (name === "waitUntil") return waitUntil;
        const value = Reflect.get(object, name);
        return typeof value === "function" ? value.bind(object) : value;
      },
    });
    Object.defineProperty(this, "ctx", { value: watched });
  }

  async #during(promise) {
    this.#underWay += 1;
    try {
      return await promise;
    } finally {
      this.#underWay -= 1;
    }
  }

  fetch(request) {
    return this.#during(super.fetch(request));
  }

  async alarm(info) {
    const next = wanted.get(this.#storage);
    if (next === undefined) return undefined;
    // It may have been put off, and meanwhile replaced by another.
    const real = this.#underWay > 0 ? Math.max(next.real, RealDate.now() + AGAIN_MS) : next.real;
    if (real > RealDate.now()) return this.#storage.comeAt(real);
    // Not skipped, but a test may move the clock up to it: it looks again.
    if (next.isFar && next.time > now()) return this.#storage.comeAt(RealDate.now() + SETTLE_MS);
    clock = Math.max(now(), next.time);
    wanted.delete(this.#storage);
    return super.alarm(info);
  }
}

export const { ClaimShard, SourceCounters, TenantObject } = product;

export default {
  fetch(request, env, ctx) {
    const url = new URL(request.url);
    if (url.pathname === "/test-time") {
      clock = now() + Number(url.searchParams.get("skip"));
      return Response.json({ now: now(), toCome: toCome() });
    }
    return product.default.fetch(request, env, ctx);
  },
};
