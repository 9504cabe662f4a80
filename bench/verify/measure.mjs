// Time of two functions that do the same work, taken by turns so that both see the same machine.

/** Nanoseconds for one call of `run` in a batch of `count`. */
function batch(run, count) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < count; i++) run();
  return Number(process.hrtime.bigint() - start) / count;
}

async function asyncBatch(run, count) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < count; i++) await run();
  return Number(process.hrtime.bigint() - start) / count;
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];

/**
 * The peer's time over ours: the median of the rounds' ratios, and both medians in nanoseconds.
 * Every round takes about `roundMs` for each side; the order within a round alternates.
 */
export async function compare(ours, peer, { isAsync = false, rounds = 31, roundMs = 4 } = {}) {
  const time = isAsync ? asyncBatch : batch;
  // Warm-up, until both are compiled, and the size of a batch.
  let mine = 0;
  let theirs = 0;
  for (let i = 0; i < 6; i++) {
    mine = batch(ours, mine === 0 ? 300 : countFor(mine, 20));
    theirs = await time(peer, theirs === 0 ? 100 : countFor(theirs, 20));
  }
  const samples = [];
  for (let round = 0; round < rounds; round++) {
    const first = round % 2 === 0;
    const before = first ? batch(ours, countFor(mine, roundMs)) : 0;
    const peerNs = await time(peer, countFor(theirs, roundMs));
    samples.push({ ours: first ? before : batch(ours, countFor(mine, roundMs)), peer: peerNs });
  }
  return {
    ratio: median(samples.map(({ ours, peer }) => peer / ours)),
    oursNs: median(samples.map(({ ours }) => ours)),
    peerNs: median(samples.map(({ peer }) => peer)),
  };
}

const countFor = (ns, ms) => Math.max(1, Math.min(200_000, Math.round((ms * 1e6) / ns)));
