// `npm.mjs` as a process: lines of requests come in, lines of verdicts go out.
import process from "node:process";
import { linesOf } from "./lines.mjs";
import { judgeOf } from "./npm.mjs";

let judge;
for await (const line of linesOf(process.stdin)) {
  const given = JSON.parse(line);
  if (judge === undefined) judge = judgeOf(given);
  else process.stdout.write(`${JSON.stringify(await judge(given))}\n`);
}
