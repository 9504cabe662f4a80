// One table: a line for each peer, a column for each size, and in each cell the worse of bytes and text.

/** Prints the table whose cells `cell(table, size)` measures, and how many of them miss their target. */
export async function print(title, { sizes, tables }, { only = "", showTimes = false }, cell) {
  const chosen = tables.filter(({ name }) => name.includes(only));
  if (chosen.length === 0) return;
  console.log(title);
  console.log(`| against | ${sizes.map((size) => (size < 1024 ? `${size} B` : `${size / 1024} KiB`)).join(" | ")} |`);
  console.log(`| --- |${" --- |".repeat(sizes.length)}`);
  let missed = 0;
  for (const table of chosen) {
    const cells = [];
    for (const [index, size] of sizes.entries()) {
      const target = table.targets[index] ?? 0;
      const results = await cell(table, size);
      const worse = Math.min(...results.map(({ ratio }) => ratio)).toFixed(2);
      const isShort = Number(worse) < target;
      if (isShort) missed += 1;
      const times = showTimes
        ? ` (${results.map(({ oursNs, peerNs }) => `${oursNs.toFixed(0)}/${peerNs.toFixed(0)}`).join(", ")} ns)`
        : "";
      cells.push(`${worse}${isShort ? ` < ${target}` : ""}${times}`);
    }
    console.log(`| ${table.name} | ${cells.join(" | ")} |`);
  }
  console.log(missed === 0 ? "every target is met" : `${missed} of the cells miss their target`);
}

/** What the command line asks for: `--only=TEXT`, `--ns`. */
export const options = {
  only: process.argv.find((argument) => argument.startsWith("--only="))?.slice(7),
  showTimes: process.argv.includes("--ns"),
};
