/**
 * The options of `signpost export` and `signpost import`, and their words.
 * @module
 */
const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;

export const exporting = {
  options: { secrets: flag, out: text },
  words: {
    secrets: "with secrets and values of headers; the operator's key, or the scope secrets:read",
    out: "into this file, which only you can read; to stdout unless it is given",
  },
};

export const importing = {
  options: {
    "dry-run": flag,
    token: text,
    url: text,
    only: text,
    "with-disabled": flag,
    "header-values": text,
    ids: text,
  },
  words: {
    "dry-run": "print it, and change nothing",
    token: "svix: @FILE with its API key; SVIX_TOKEN unless it is given",
    url: "svix: its API, such as https://api.eu.svix.com",
    only: "svix: the application of this id or uid alone",
    "with-disabled": "svix: disabled endpoints, too",
    "header-values": 'svix: a file with what its API withholds: {"ep_...": {"Authorization": "..."}}',
    ids: "svix: write which id has become which, as JSON",
  },
};
