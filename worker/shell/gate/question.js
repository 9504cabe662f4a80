// How our objects are asked: a JSON question with bytes behind it, as worker/platform/src/object/call.rs reads it.

const encoder = new TextEncoder();

/**
 * The body of a question.
 * @param {string | object} question JSON, or what becomes JSON
 * @param {Uint8Array} [bytes]
 */
export function question(question, bytes = new Uint8Array()) {
  const json = encoder.encode(typeof question === "string" ? question : JSON.stringify(question));
  const body = new Uint8Array(4 + json.length + bytes.length);
  new DataView(body.buffer).setUint32(0, json.length, true);
  body.set(json, 4);
  body.set(bytes, 4 + json.length);
  return body;
}
