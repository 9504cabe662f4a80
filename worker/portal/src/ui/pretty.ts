// JSON as people read it. Texts and numbers stay as they are written: a number past 2^53 is shown as it was sent, and a name
// that comes twice comes twice.

/** A text, a mark, or whatever else stands alone. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

/** With a line for each member; undefined where the text is no JSON. */
export function pretty(text: string): string | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  let depth = 0;
  let out = "";
  let before = "";
  const line = () => `\n${"  ".repeat(depth)}`;
  for (const [token] of text.matchAll(TOKEN)) {
    const isEmpty = /[{[]/.test(before) && before.length === 1;
    if (token === "}" || token === "]") {
      depth -= 1;
      out += isEmpty ? token : line() + token;
    } else {
      if (isEmpty || before === ",") out += line();
      out += token === ":" ? ": " : token;
      if (token === "{" || token === "[") depth += 1;
    }
    before = token;
  }
  return out;
}
