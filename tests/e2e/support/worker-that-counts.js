// The built Worker with what is paid for counted, class by class: statements, rows written and read, alarms set, requests and alarms run.
// `GET /counts` answers with what came together since the last time.
import * as product from "../../../worker/build/index.js";

const counted = {};
/** A cursor knows its rows when it has been read. */
const cursors = [];

const add = (name, what, n = 1) => {
  counted[name] ??= { requests: 0, alarms: 0, statements: 0, written: 0, read: 0, setAlarm: 0 };
  counted[name][what] += n;
};

function counting(Base, name) {
  return class extends Base {
    constructor(ctx, env) {
      const { storage } = ctx;
      const [exec, setAlarm] = [storage.sql.exec.bind(storage.sql), storage.setAlarm.bind(storage)];
      storage.sql.exec = (...given) => {
        const cursor = exec(...given);
        // The local runtime keeps every object's name in a table of its own.
        if (!given[0].includes("__miniflare")) cursors.push([name, cursor]);
        return cursor;
      };
      storage.setAlarm = (...given) => {
        add(name, "setAlarm");
        return setAlarm(...given);
      };
      super(ctx, env);
    }

    fetch(request) {
      add(name, "requests");
      return super.fetch(request);
    }

    alarm(info) {
      add(name, "alarms");
      return super.alarm(info);
    }
  };
}

export const EndpointObject = counting(product.EndpointObject, "EndpointObject");
export const TenantObject = counting(product.TenantObject, "TenantObject");
export const { ClaimShard, SourceCounters } = product;

export default {
  fetch(request, env, ctx) {
    if (new URL(request.url).pathname !== "/counts") return product.default.fetch(request, env, ctx);
    for (const [name, cursor] of cursors.splice(0)) {
      add(name, "statements");
      add(name, "written", cursor.rowsWritten);
      add(name, "read", cursor.rowsRead);
    }
    const answer = Response.json(counted);
    for (const name of Object.keys(counted)) delete counted[name];
    return answer;
  },
};
