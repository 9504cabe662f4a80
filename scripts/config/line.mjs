// The line of a wrangler.toml to change: an option of a source, or the head of its table where it has none.

/**
 * @param {string} text the file's
 * @param {string | undefined} environment
 * @param {string} source
 * @param {string | undefined} option
 * @returns {number | undefined} from 1; `undefined` where the source has no table of its own, as in JSON
 */
export function lineOf(text, environment, source, option) {
  const lines = text.split("\n");
  const table = environment === undefined ? "vars.sources" : `env.${environment}.vars.sources`;
  // A table may be spread over several variables.
  const named = (line) =>
    line
      .trim()
      .replaceAll('"', "")
      .replace(/\.sources_\w+\./, ".sources.");
  const start = lines.findIndex((line) => named(line).startsWith(`[${table}.${source}]`));
  if (start === -1) return undefined;
  const length = lines.slice(start + 1).findIndex((line) => line.trim().startsWith("["));
  const end = length === -1 ? lines.length : start + 1 + length;
  const place = lines.findIndex(
    (line, at) => at > start && at < end && option !== undefined && new RegExp(`^\\s*"?${option}"?\\s*[=.]`).test(line),
  );
  return (place === -1 ? start : place) + 1;
}
