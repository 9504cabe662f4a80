// The scratch in the gate's memory: where a request's texts and body are put, and where the core leaves lines for us.

/** Added to the end of a text that is not there. */
const ABSENT = 2 ** 31;

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export class Memory {
  #core;
  /** All of it: made anew when it has grown, which detaches every older view. */
  #bytes = new Uint8Array();
  /** Where the core says that its parts are. */
  #places = new DataView(this.#bytes.buffer);
  #ends = this.#places;
  #textsAt = 0;
  #textsRoom = 4096;
  #bodyAt = 0;
  #bodyRoom = 36 * 1024;

  /** @param {import("./core.js").Exports} core */
  constructor(core) {
    this.#core = core;
    this.#locate();
  }

  /** Asks where everything is: at the start, and after whatever may have moved it. */
  #locate() {
    // The first call makes the memory grow.
    const places = this.#core.places();
    const { buffer } = this.#core.memory;
    this.#bytes = new Uint8Array(buffer);
    this.#places = new DataView(buffer, places, 5 * 4);
    const [ends, texts, body] = [0, 4, 8].map((place) => this.#places.getUint32(place, true));
    this.#ends = new DataView(buffer, ends, texts - ends);
    this.#textsAt = texts;
    this.#bodyAt = body;
  }

  #reserve(texts, body) {
    const isThere = this.#core.reserve(texts, body);
    this.#locate();
    if (!isThere) throw new RangeError("the gate has no memory for a body of this size");
    this.#textsRoom = Math.max(this.#textsRoom, texts);
    this.#bodyRoom = Math.max(this.#bodyRoom, body);
  }

  /** @param {(string | undefined)[]} texts */
  putTexts(texts) {
    if (this.#bytes.byteLength === 0) this.#locate();
    const most = texts.reduce((sum, text) => sum + (text?.length ?? 0) * 3, 0);
    if (most > this.#textsRoom) this.#reserve(most, 0);
    let end = 0;
    texts.forEach((text, place) => {
      if (text !== undefined) end += encoder.encodeInto(text, this.#bytes.subarray(this.#textsAt + end)).written;
      this.#ends.setUint32(place * 4, text === undefined ? end + ABSENT : end, true);
    });
  }

  /** @param {Uint8Array} body */
  putBody(body) {
    if (this.#bytes.byteLength === 0) this.#locate();
    if (body.length > this.#bodyRoom) this.#reserve(0, body.length);
    this.#bytes.set(body, this.#bodyAt);
  }

  /** Overwrites a body that was a secret. */
  wipeBody(length) {
    if (this.#bytes.byteLength === 0) this.#locate();
    this.#bytes.fill(0, this.#bodyAt, this.#bodyAt + length);
  }

  /** The text that the core left. */
  text() {
    if (this.#bytes.byteLength === 0) this.#locate();
    const start = this.#places.getUint32(12, true);
    return decoder.decode(this.#bytes.subarray(start, start + this.#places.getUint32(16, true)));
  }

  /** Its lines. */
  said() {
    return this.text().split("\n");
  }
}
