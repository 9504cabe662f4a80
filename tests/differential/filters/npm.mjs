// What the npm package says of filters and documents: the same in every runtime, in whichever way they are given.
import { compile, compileText, FilterError } from "signpost-filter";

const encoder = new TextEncoder();
/** Halves of surrogate pairs and numbers that no double holds: `JSON.parse` and `JSON.stringify` make other text of them. */
const ONLY_TEXT = /\\u[dD][89a-fA-F]|[eE]\+?\d{3}|\d{300}/;
/** A filter near its 16 KiB is as long as it was written. */
const SHORT = 8 * 1024;

/** Verdicts of cases, as `src/filters/mod.rs` explains them. */
export function judge(cases) {
  return cases.map(({ of, filter, document, way }) => {
    try {
      const compiled = compiledIn(way, filter, of);
      const { verdict, steps, failed } = explained(way, compiled, document);
      if (way % 11 === 0 && matched(way, compiled, document) !== (verdict !== "no_match")) return ["matches differs"];
      return [verdict, steps, failed && [failed.at, failed.found]];
    } catch (error) {
      if (!(error instanceof FilterError)) return ["thrown", String(error)];
      return [error.code, error.field, error.reason];
    }
  });
}

const isText = (text) => ONLY_TEXT.test(text);

function compiledIn(way, filter, of) {
  if (way % 2 === 0 || filter.length > SHORT || isText(filter)) return compileText(filter, { of });
  const value = parsed(filter);
  return value === undefined ? compileText(filter, { of }) : compile(value, { of });
}

/** `undefined` where it is no JSON: then only its text can be given. */
function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function explained(way, filter, document) {
  if (way % 3 === 0 || isText(document) || parsed(document) === undefined) return filter.explainText(document);
  return filter.explain(given(way, filter.of, document));
}

function matched(way, filter, document) {
  if (way % 3 === 0 || isText(document)) return filter.matchesText(document);
  return filter.matches(given(way, filter.of, document));
}

/** A document as JavaScript has it: values, or bytes where a body is a text, and headers as `Headers` would be gone through. */
function given(way, of, text) {
  const document = JSON.parse(text);
  const isBytes = way % 5 < 2;
  if (of === "body" && isBytes && typeof document === "string") return encoder.encode(document);
  if (of !== "request" || typeof document !== "object" || document === null || Array.isArray(document)) return document;
  const { body, headers } = document;
  if (isBytes && typeof body === "string") document.body = encoder.encode(body);
  if (way % 7 < 3 && typeof headers === "object" && headers !== null && !Array.isArray(headers))
    document.headers = new Map(Object.entries(headers));
  return document;
}
