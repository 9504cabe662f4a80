/**
 * Where a value stands in a JSON document, and how it is written there. Not every host's `JSON.parse` tells.
 * @module
 */

/** The text of the value at a path of a document that was parsed and has it; of equal names the last counts. */
export function sourceOf(json: string, names: readonly string[]): string {
  let at = past(json, 0);
  // In a list the one element is the first.
  for (const name of names) at = json[at] === "[" ? past(json, at + 1) : memberAt(json, at, name);
  return json.slice(at, valueEnd(json, at));
}

/** The first place from `at` on that is no white space. */
function past(json: string, at: number): number {
  while (json.charCodeAt(at) <= 0x20) at += 1;
  return at;
}

/** Where the value of a name begins, in the object that begins at `at`. */
function memberAt(json: string, at: number, name: string): number {
  let found = json.length;
  at = past(json, at + 1);
  while (json[at] === '"') {
    const end = stringEnd(json, at);
    const isIt = JSON.parse(json.slice(at, end)) === name;
    // Behind the colon.
    at = past(json, past(json, end) + 1);
    if (isIt) found = at;
    at = past(json, valueEnd(json, at));
    if (json[at] === ",") at = past(json, at + 1);
  }
  return found;
}

/** The place behind the value that begins at `at`. Nothing here calls itself: documents are as deep as they like. */
function valueEnd(json: string, at: number): number {
  let depth = 0;
  do {
    const letter = json[at];
    if (letter === '"') at = stringEnd(json, at);
    else if (letter === "{" || letter === "[") [at, depth] = [at + 1, depth + 1];
    else if (letter === "}" || letter === "]") [at, depth] = [at + 1, depth - 1];
    else {
      at += 1;
      // Of a number or a word.
      while (depth === 0 && /[-+.\w]/.test(json[at] ?? "")) at += 1;
    }
  } while (depth > 0);
  return at;
}

/** The place behind the string that begins at `at`. */
function stringEnd(json: string, at: number): number {
  let end = at;
  let start: number;
  do {
    end = json.indexOf('"', end + 1);
    start = end;
    while (json[start - 1] === "\\") start -= 1;
    // An even number of backslashes escapes itself.
  } while ((end - start) % 2 === 1);
  return end + 1;
}
