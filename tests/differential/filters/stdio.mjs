// `npm.mjs` as a process: a setup of which there is nothing, then lines of cases come in, lines of verdicts go out.
import process from "node:process";
import { linesOf } from "../lines.mjs";
import { judge } from "./npm.mjs";

let isStarted = false;
for await (const line of linesOf(process.stdin)) {
  if (isStarted) process.stdout.write(`${JSON.stringify(judge(JSON.parse(line)))}\n`);
  isStarted = true;
}
