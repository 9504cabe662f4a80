// A certificate (RFC 5280) of a key, as PEM. Nobody has signed it: the gate trusts the host that serves it.

/** @param {import("node:crypto").KeyObject} publicKey */
export function certificateOf(publicKey) {
  const element = (tag, ...parts) => {
    const content = Buffer.concat(parts);
    const { length } = content;
    const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
    return Buffer.concat([Buffer.from([tag, ...size]), content]);
  };
  const sequence = (...parts) => element(0x30, ...parts);
  const year = new Date().getUTCFullYear() % 100;
  const time = (year) => element(0x17, Buffer.from(`${String(year).padStart(2, "0")}0101000000Z`));
  const number = element(0x02, Buffer.from([1]));
  const sha256WithRsa = sequence(Buffer.from("06092a864886f70d01010b0500", "hex"));
  const spki = publicKey.export({ format: "der", type: "spki" });
  const content = sequence(
    element(0xa0, element(0x02, Buffer.from([2]))),
    number,
    sha256WithRsa,
    sequence(),
    sequence(time(year - 1), time(year + 2)),
    sequence(),
    spki,
  );
  const der = sequence(content, sha256WithRsa, element(0x03, Buffer.alloc(257)));
  const lines = der.toString("base64").match(/.{1,64}/g);
  return `-----BEGIN CERTIFICATE-----\n${lines.join("\n")}\n-----END CERTIFICATE-----\n`;
}
