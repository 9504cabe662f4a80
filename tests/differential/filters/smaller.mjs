/** Cases that are smaller than one: without a value of the filter or of the document, with a simpler one in its place. */
export function* smaller(own) {
  for (const part of ["filter", "document"]) {
    for (const text of texts(own[part])) if (text.length < own[part].length) yield { ...own, [part]: text };
  }
}

function* texts(text) {
  let value;
  try {
    value = JSON.parse(text);
    // Where this is another text, the difference may be gone: then it goes on with pieces of the text.
    yield JSON.stringify(value);
    for (const less of values(value)) yield JSON.stringify(less);
  } catch {
    // No JSON: pieces alone.
  }
  for (let length = Math.ceil(text.length / 2); length > 0; length = length === 1 ? 0 : Math.ceil(length / 2))
    for (let at = 0; at < text.length && at < 400 * length; at += length)
      yield text.slice(0, at) + text.slice(at + length);
}

function* values(value) {
  if (typeof value === "string") {
    if (value !== "") yield "";
    for (let length = value.length >> 1; length > 0; length >>= 1)
      yield value.slice(0, length), yield value.slice(length);
    return;
  }
  if (typeof value !== "object" || value === null) {
    if (value !== 0) yield 0;
    return;
  }
  yield 0;
  const entries = Object.entries(value);
  const made = (entries) => (Array.isArray(value) ? entries.map(([, own]) => own) : Object.fromEntries(entries));
  for (const [, own] of entries) yield own;
  if (entries.length > 3)
    yield made(entries.slice(entries.length >> 1)), yield made(entries.slice(0, entries.length >> 1));
  for (const place of entries.keys()) yield made(entries.toSpliced(place, 1));
  for (const [place, [name, own]] of entries.entries())
    for (const less of values(own)) yield made(entries.with(place, [name, less]));
}
