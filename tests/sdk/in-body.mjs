// The signature stands in the body, among what it signs.
import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { test } from "node:test";
import adyenPackage from "@adyen/api-library";
import { adyen } from "signpost/providers/adyen";
import { Webhook } from "signpost/webhook";
import { publicKeys } from "signpost-public-keys";

/** The packages that are proven here. */
export const inBody = ["@adyen/api-library"];

const { hmacValidator: HmacValidator } = adyenPackage;
const SECRET = "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056";

const item = (more) => ({
  pspReference: "7914073381342284",
  originalReference: "8313547924770610",
  merchantAccountCode: "TestMerchant",
  merchantReference: "Grüße: 4200 \\ 東京",
  amount: { value: 4200, currency: "EUR" },
  eventCode: "AUTHORISATION",
  success: "true",
  ...more,
});

function byNode({ amount, ...own }) {
  const values = [
    own.pspReference,
    own.originalReference ?? "",
    own.merchantAccountCode,
    own.merchantReference,
    amount.value,
    amount.currency,
    own.eventCode,
    own.success,
  ];
  return createHmac("sha256", Buffer.from(SECRET, "hex")).update(values.join(":")).digest("base64");
}
const byPackage = (own) => new HmacValidator().calculateHmac(own, SECRET);

const signed = (own, tag) => ({ ...own, additionalData: { hmacSignature: tag } });
const bodyOf = (...items) =>
  JSON.stringify({
    live: "false",
    notificationItems: items.map((NotificationRequestItem) => ({ NotificationRequestItem })),
  });
const ours = (body, secret = SECRET) =>
  new Webhook(adyen, secret, { module: publicKeys }).safeVerify(body, {}, { method: "POST" }).ok;
function theirs(own, secret = SECRET) {
  try {
    return new HmacValidator().validateHMAC(own, secret);
  } catch {
    return false;
  }
}

for (const [signer, sign] of [
  ["node:crypto", byNode],
  ["@adyen/api-library", byPackage],
])
  for (const own of [item(), item({ originalReference: undefined })])
    test(`adyen: what ${signer} signs, @adyen/api-library and signpost take, and spoilt they do not (${own.originalReference})`, () => {
      const tag = sign(own);
      const good = signed(own, tag);
      assert.deepEqual([ours(bodyOf(good)), theirs(good)], [true, true]);
      for (const [name, value] of [
        ["amount", { value: 4201, currency: "EUR" }],
        ["originalReference", "1"],
        ["success", "false"],
      ]) {
        const spoilt = { ...good, [name]: value };
        assert.deepEqual([ours(bodyOf(spoilt)), theirs(spoilt)], [false, false], name);
      }
      assert.deepEqual(
        [ours(bodyOf(good), SECRET.replace("44", "45")), ours(bodyOf(own)), theirs(own)],
        [false, false, false],
      );
      assert.equal(ours(bodyOf(good, signed(own, "x"))), false, "a second item");
      assert.equal(ours(bodyOf(good, good)), false, "the same twice");
      assert.equal(ours(bodyOf()), false, "no item");
    });
