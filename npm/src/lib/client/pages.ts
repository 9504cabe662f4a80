/** One page of a list. */
export interface Page<T> {
  readonly data: T[];
  /** Asks for the next page; `null` on the last one. */
  readonly next_cursor: string | null;
}

/**
 * A list: awaited, it is its first page; with `for await`, every row of every page, each page asked for when it is
 * reached. Nothing is asked before.
 */
export interface Pages<T> extends PromiseLike<Page<T>>, AsyncIterable<T> {}

/** @internal */
export function pages<T>(first: string | undefined, ask: (cursor: string | undefined) => Promise<Page<T>>): Pages<T> {
  return {
    // biome-ignore lint/suspicious/noThenProperty: awaited, it is its first page.
    then: (resolve, reject) => ask(first).then(resolve, reject),
    async *[Symbol.asyncIterator]() {
      let cursor = first;
      do {
        const page = await ask(cursor);
        yield* page.data;
        cursor = page.next_cursor ?? undefined;
      } while (cursor !== undefined);
    },
  };
}
