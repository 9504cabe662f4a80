/** The lines of a stream of UTF-8: what ends them is a line feed and nothing else, where `readline` has U+2028 as well. */
export async function* linesOf(stream) {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of stream) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
    rest = lines.pop();
    yield* lines;
  }
}
