/** The answer when our own code failed: the same document that crates/gate/src/problem.rs writes. */
export function internal() {
  const problem = {
    code: "internal",
    status: 500,
    title: "The delivery was not processed; send it again.",
    type: "about:blank",
  };
  return new Response(JSON.stringify(problem), {
    status: 500,
    headers: {
      "cache-control": "no-store",
      "content-type": "application/problem+json",
      "x-content-type-options": "nosniff",
    },
  });
}
