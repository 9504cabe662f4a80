// Time of two functions that do the same work, taken by turns so that both see the same machine. Runs in Node
// and in workerd, whose clock on a machine of one's own goes on during work, in steps of a millisecond.

/** Nanoseconds for one call of `run` in a batch of `count`. */
function batch(run, count) {
  const start = performance.now();
  for (let i = 0; i < count; i++) run();
  return ((performance.now() - start) * 1e6) / count;
}

async function asyncBatch(run, count) {
  const start = performance.now();
  for (let i = 0; i < count; i++) await run();
  return ((performance.now() - start) * 1e6) / count;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/** How long a batch of the warm-up must take at least, so that its time can be believed. */
const WARM_UP_MS = 20;

/** Runs batches until one takes long enough, the first of `count` calls: nanoseconds for one call. */
async function warmUp(time, run, count) {
  for (let size = count; ; size *= 2) {
    const ns = await time(run, size);
    if (ns * size >= (WARM_UP_MS * 1e6) / 2) return ns;
    if (size > 10_000_000) throw new Error("the clock stands still");
  }
}

/**
 * Clears away what one side left, so that the other does not pay for it; where the host lets us. A batch is
 * long enough that each side's own garbage is mostly collected in its own time.
 */
const tidy = () => globalThis.gc?.({ type: "minor" });

/**
 * The peer's time over ours: the median of the rounds' ratios, and both medians in nanoseconds.
 * Every round takes about `roundMs` for each side; the order within a round alternates.
 */
export async function compare(ours, peer, { isAsync = false, isOursAsync = false, rounds = 45, roundMs = 5 } = {}) {
  const time = isAsync ? asyncBatch : batch;
  const ownTime = isOursAsync ? asyncBatch : batch;
  // Warm-up, until both are compiled, and the size of a batch.
  let mine = 0;
  let theirs = 0;
  for (let i = 0; i < 6; i++) {
    mine = await warmUp(ownTime, ours, mine === 0 ? 300 : countFor(mine, WARM_UP_MS));
    theirs = await warmUp(time, peer, theirs === 0 ? 100 : countFor(theirs, WARM_UP_MS));
  }
  const samples = [];
  const sides = {
    ours: () => ownTime(ours, countFor(mine, roundMs)),
    peer: () => time(peer, countFor(theirs, roundMs)),
  };
  for (let round = 0; round < rounds; round++) {
    const sample = {};
    for (const side of round % 2 === 0 ? ["ours", "peer"] : ["peer", "ours"]) {
      tidy();
      sample[side] = await sides[side]();
    }
    samples.push(sample);
  }
  return {
    ratio: median(samples.map(({ ours, peer }) => peer / ours)),
    oursNs: median(samples.map(({ ours }) => ours)),
    peerNs: median(samples.map(({ peer }) => peer)),
  };
}

const countFor = (ns, ms) => Math.max(1, Math.min(200_000, Math.round((ms * 1e6) / ns)));
