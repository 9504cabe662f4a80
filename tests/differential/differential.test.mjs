// The tool itself: it tells a difference that was planted, and none where there is none.
import assert from "node:assert/strict";
import { test } from "node:test";
import { differ } from "./differ.mjs";
import { runtimes } from "./runtimes.mjs";

const { native } = runtimes;
const draw = { seed: 7, requests: 1000, only: "gooclaim" };

/** Native verdicts, but for those that `change` makes other ones of. */
const planted = (change) => ({
  hasName: true,
  async start(setup) {
    const inner = await native.start(setup);
    const judge = async (line) => {
      const requests = JSON.parse(line);
      return JSON.stringify(JSON.parse(await inner.judge(line)).map((own, place) => change(own, requests[place])));
    };
    return { ...inner, judge };
  },
});

test("who agrees with native Rust has no difference", async () => {
  const { count, differences, rows, verified } = await differ({
    draw,
    runtimes: { native, other: native },
    say: () => {},
  });
  assert.deepEqual([count, differences, [...rows]], [1000, 0, ["gooclaim"]]);
  assert.ok(verified > 300 && verified < 800, `${verified} verified`);
});

test("a runtime that reads one character in another way is told, with the request made small", async () => {
  const blind = planted(([shaken, verdict], { text }) => [shaken, text?.includes("é") ? "blind" : verdict]);
  const said = [];
  const { differences } = await differ({ draw, runtimes: { native, blind }, say: (text) => said.push(text) });
  assert.ok(differences > 0);
  const [first] = said.filter((text) => text.startsWith("DIFFERENCE"));
  const [, index] = /^DIFFERENCE in request (\d+) of seed 7: gooclaim \(source gooclaim-0\d\)$/m.exec(first);
  assert.match(first, new RegExp(`^ {2}drawn again by --seed=7 --requests=${Number(index) + 1}$`, "m"));
  assert.match(first, /^ {2}native +\[null,"missing_signature"\]$/m);
  assert.match(first, /^ {2}blind +\[null,"blind"\]$/m);
  const [, small] = /as small as it gets: (.*)$/m.exec(first);
  const { headers, query, text } = JSON.parse(small);
  assert.deepEqual([headers, query, text], [[], "", "é"]);
});

test("every part of a verdict counts", async () => {
  const changes = [
    ([, verdict]) => ["refused", verdict],
    ...Array.from({ length: 8 }, (_, part) => ([shaken, verdict]) => [
      shaken,
      Array.isArray(verdict) ? verdict.with(part, "other") : verdict,
    ]),
  ];
  for (const [place, change] of changes.entries()) {
    const { differences } = await differ({
      draw: { ...draw, requests: 20 },
      runtimes: { native, other: planted(change) },
      say: () => {},
    });
    assert.ok(differences > 0, `change ${place}`);
  }
});

test("a runtime that ends is an error and no agreement", async () => {
  const gone = { start: async () => ({ judge: () => Promise.reject(new Error("it ended")), stop() {} }) };
  await assert.rejects(differ({ draw, runtimes: { native, gone }, say: () => {} }), /it ended/);
});
