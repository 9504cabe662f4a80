// The vectors of filters against whatever `signpost-filter` resolves to, in every runtime.
import { compile, compileText, FilterError } from "signpost-filter";

const words = { true: "match", false: "no_match", undecided: "undecided" };

/** What is wrong with it, if anything. */
export function differs({ of, filter, filter_text: text, error, expected, ...vector }) {
  try {
    const compiled = text === undefined ? compile(filter, { of }) : compileText(text, { of });
    const { verdict } = compiled.explain(documentOf(of, vector));
    return error === undefined && verdict === words[expected] ? undefined : verdict;
  } catch (thrown) {
    if (!(thrown instanceof FilterError)) throw thrown;
    return thrown.code === error?.code && thrown.at === error.at ? undefined : thrown.message;
  }
}

function documentOf(of, { event, body, body_text, body_build, headers, query, path }) {
  if (of === "event") return event;
  const built = body_build?.map((piece) => (Array.isArray(piece) ? piece[0].repeat(piece[1]) : piece)).join("");
  const text = body_text ?? built ?? JSON.stringify(body ?? null);
  const bytes = new TextEncoder().encode(text);
  return of === "request" ? { body: bytes, headers, query, path } : bytes;
}
