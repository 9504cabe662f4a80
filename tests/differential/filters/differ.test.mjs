// The tool itself: it tells a difference that was planted, small, and none where there is none.
import assert from "node:assert/strict";
import { test } from "node:test";
import { differ } from "./differ.mjs";
import { runtimes } from "./runtimes.mjs";

const { native } = runtimes;
const draw = { seed: 7, filters: 1000 };

/** Native verdicts, but for those that `change` makes other ones of. */
const planted = (change) => async (setup) => {
  const inner = await native(setup);
  const judge = async (line) => {
    const cases = JSON.parse(line);
    return JSON.stringify(JSON.parse(await inner.judge(line)).map((own, place) => change(own, cases[place])));
  };
  return { ...inner, judge };
};

test("who agrees with native Rust has no difference, and who leaves a case out neither", async () => {
  const some = planted((verdict, { way }) => (way % 2 === 0 ? verdict : null));
  const { count, differences, judged } = await differ({ draw, runtimes: { native, other: native, some }, say() {} });
  assert.deepEqual([count, differences, judged.native, judged.other], [1000, 0, 1000, 1000]);
  assert.ok(judged.some > 400 && judged.some < 600);
});

test("a difference is told with its seed and its case, made small", async () => {
  const blind = planted((verdict, { filter }) => (filter.includes("$gte") ? ["blind"] : verdict));
  const said = [];
  const { differences } = await differ({ draw, runtimes: { native, blind }, say: (text) => said.push(text) });
  assert.ok(differences > 0);
  const [first] = said.filter((text) => text.startsWith("DIFFERENCE"));
  const [, index] = /^DIFFERENCE in case (\d+) of seed 7, of (?:body|request|event) /.exec(first);
  assert.match(first, new RegExp(`^ {2}drawn again by --seed=7 --first=${index} --filters=1$`, "m"));
  assert.match(first, /^ {2}blind +\["blind"\]$/m);
  const [, filter] = /the filter {3}(.*)$/m.exec(first);
  const [, document] = /the document (.*)$/m.exec(first);
  assert.ok(filter.length < 16 && filter.includes("$gte"), filter);
  assert.ok(document.length < 3, document);
  const again = [];
  await differ({
    draw: { seed: 7, first: Number(index), filters: 1 },
    runtimes: { native, blind },
    say: (text) => again.push(text),
  });
  assert.ok(again.some((text) => text.startsWith(`DIFFERENCE in case ${index} of seed 7`)));
});

test("every part of a verdict counts", async () => {
  for (const part of [0, 1, 2]) {
    const other = planted((verdict) => verdict.with(part, "other"));
    const { differences } = await differ({ draw: { seed: 7, filters: 10 }, runtimes: { native, other }, say() {} });
    assert.ok(differences > 0, `part ${part}`);
  }
});

test("a runtime that ends is an error and no agreement", async () => {
  const gone = async () => ({ judge: () => Promise.reject(new Error("it ended")), stop() {} });
  await assert.rejects(differ({ draw, runtimes: { native, gone }, say() {} }), /it ended/);
});
