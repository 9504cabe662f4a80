// What one proof shows. An entry of the tables has:
//   provider    the name of our row
//   package     what signs or verifies on the other side, as npm names it
//   verify      ({ body, headers, secret, url }) => false, or throws, where the package refuses; headers by lower-case names
//   sign        ({ body, secret, id, at, url }) => the headers that the package makes; only where it signs
//   make        the same by neither side, where our row makes no signatures; in place of ours
//   late        whether the package looks at the age of a delivery: then one of three hours ago is refused
//   secret, other, body, url, headers   where the common ones do not do; `headers` are those that nothing signs, or that
//               our row signs as they come
import assert from "node:assert/strict";
import { test } from "node:test";
import { needsModule, Webhook } from "signpost/webhook";
import { publicKeys } from "signpost-public-keys";

const secretOf = (word) => `${word}-0123456789abcdef0123456789`;
// More than ASCII, so that a package which signs anything but UTF-8 is found.
const text = JSON.stringify({ id: "evt_1", type: "order.paid", note: "Grüße, 東京 🙂", amount: 4200 });
const THREE_HOURS_MS = 3 * 3_600_000;

/** Registers the tests of one entry of the tables. */
export async function prove(entry) {
  const { provider, verify, sign, make, late = false } = entry;
  const { secret = secretOf("right"), other = secretOf("wrong"), url = "https://example.com/hooks?source=1" } = entry;
  const row = Object.values(await import(`signpost/providers/${provider}`))[0];
  const options = needsModule(row) ? { module: publicKeys } : {};
  // A field that holds the time has to be of now, so a body can be made as late as the test.
  const bodyOf = (at) => (typeof entry.body === "function" ? entry.body(at) : (entry.body ?? text));
  const id = "msg_2Lh9KRb0pzN4LePd3XiA4v12Axj";

  const ours = {
    sign: ({ body, secret, at }) =>
      lowerCased({
        ...entry.headers,
        ...new Webhook(row, secret, options).sign(body, { at, url, id, type: "order.paid", headers: entry.headers })
          .headers,
      }),
    takes: ({ body, headers, secret }) =>
      new Webhook(row, secret, options).safeVerify(body, headers, { url, method: "POST" }).ok,
  };
  const theirs = {
    sign: async (delivery) => lowerCased({ ...entry.headers, ...(await sign({ ...delivery, id, url })) }),
    takes: async (delivery) => {
      try {
        return (await verify({ ...delivery, url })) !== false;
      } catch {
        return false;
      }
    },
  };

  const independent = { sign: async (delivery) => lowerCased(await make({ ...delivery, url })) };
  const first = make ? { "node:crypto": independent } : { signpost: ours };
  for (const [signer, side] of Object.entries({ ...first, ...(sign && { [entry.package]: theirs }) })) {
    test(`${provider}: what ${signer} signs, ${entry.package} and signpost take, and spoilt they do not`, async () => {
      const agree = async (expected, what, delivery) => {
        assert.equal(await ours.takes(delivery), expected, `signpost, ${what}`);
        assert.equal(await theirs.takes(delivery), expected, `${entry.package}, ${what}`);
      };
      const at = new Date();
      const body = bodyOf(at);
      const headers = await side.sign({ body, secret, at });

      await agree(true, "as it was signed", { body, headers, secret });
      await agree(false, "another body", { body: body.replace("4200", "4201"), headers, secret });
      await agree(false, "another secret", { body, headers, secret: other });
      await agree(false, "no signature", { body, headers: unsigned(row, headers), secret });
      if (!late) return;
      const then = new Date(at.getTime() - THREE_HOURS_MS);
      const old = bodyOf(then);
      await agree(false, "three hours old", {
        body: old,
        headers: await side.sign({ body: old, secret, at: then }),
        secret,
      });
    });
  }
}

function lowerCased(headers) {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}

function unsigned(row, headers) {
  const names = [row.signature.header].flat().map((name) => name.toLowerCase());
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !names.includes(name)));
}
