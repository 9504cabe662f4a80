/**
 * Reads a wrangler file as the Worker will and prints what is wrong with it; `signpost lint` is this. Takes the options of that command.
 * The project has wrangler installed. Resolves with the exit code: 1 if there is an error.
 */
export declare function lint(args: readonly string[]): Promise<number>;
