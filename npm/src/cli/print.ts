/**
 * Output of the commands: colours on a terminal only, one JSON document a line with `--json`.
 * @module
 */
const codes = { bold: 1, dim: 2, green: 32, red: 31, yellow: 33 } as const;

/** Text in a colour, where somebody looks at a terminal and has not set `NO_COLOR`. */
export function paint(colour: keyof typeof codes, text: string): string {
  return process.stdout.isTTY && !process.env.NO_COLOR ? `\x1b[${codes[colour]}m${text}\x1b[0m` : text;
}

/** The value as JSON if that is asked for, else the text. */
export function print(json: boolean | undefined, value: unknown, text: string): void {
  console.log(json ? JSON.stringify(value) : text);
}
