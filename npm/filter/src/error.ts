/**
 * Why a filter, an option or a document is refused.
 *
 * Those of a filter are the API's, described in docs/filters.md; the others are about how this package was called:
 * - `not_json`: a text that is no JSON, or a value that JSON has no word for;
 * - `options_invalid`: `of` is none of the three;
 * - `out_of_memory`: the document has no room in the memory of the module.
 */
export type FilterErrorCode =
  | "bad_operand"
  | "bad_reference"
  | "inexact_number"
  | "not_an_object"
  | "not_json"
  | "options_invalid"
  | "out_of_memory"
  | "text_too_long"
  | "too_deep"
  | "too_large"
  | "too_many_values"
  | "unknown_operator"
  | "unknown_part";

/** The one error of this package. `code` says why; the message is for people and may change. */
export class FilterError extends Error {
  override readonly name = "FilterError";
  /** The stable name of the reason. */
  readonly code: FilterErrorCode;
  /** The place in the filter, as a JSON Pointer (RFC 6901): `/type/$regex`. Empty for the whole. */
  readonly at: string;
  /** The same as the API's errors name it: `filter/type/$regex`; `document` or `of` where the mistake is there. */
  readonly field: string;
  /** What is wrong, without its place. */
  readonly reason: string;

  constructor(code: FilterErrorCode, at: string, reason: string, given: "document" | "filter" | "of" = "filter") {
    super(`${given}${at}: ${reason}`);
    this.code = code;
    this.at = at;
    this.field = `${given}${at}`;
    this.reason = reason;
  }
}
