// How a delivery is signed, and the code that checks it.
import type { ProviderRow } from "../api.ts";
import { CodeBlock } from "../ui/basics.tsx";

function example(provider: string): string {
  const name = `${provider.toUpperCase().replaceAll(/[^A-Z0-9]+/g, "_")}_SECRET`;
  return `import { Webhook } from "signpost";

const webhook = new Webhook("${provider}", process.env.${name});

// The raw body, before any JSON parser has touched it.
const delivery = webhook.verify(rawBody, request.headers);
console.log(delivery.type, delivery.id);
`;
}

export function signatureForm({ signature: { layout, encoding } }: ProviderRow): string {
  const tag = `<${encoding}>`;
  if ("value" in layout) return `${layout.value.prefix}${tag}`;
  if ("list" in layout) return `${layout.list.version}${layout.list.assign}${tag}`;
  return tag;
}

export function signatureHeader({ signature: { header } }: ProviderRow): string {
  return (Array.isArray(header) ? header[0] : header) ?? "";
}

export function VerifyHelp({ provider, name }: { provider: ProviderRow | undefined; name: string }) {
  if (!provider) return <p class="quiet">This endpoint’s provider is a row of its own: {name || "custom"}.</p>;
  const { signature, timestamp } = provider;
  const header = signatureHeader(provider);
  const parts = signature.signed.split(/(\{[^}]+\})/).filter(Boolean);
  return (
    <div class="verify">
      <p>
        Every attempt carries a fresh signature in <code>{header}</code>, in the form{" "}
        <code>{signatureForm(provider)}</code>. It is the HMAC-SHA256, under your signing secret, of
      </p>
      <p class="signed">
        {parts.map((part, index) => (
          <span key={`${index}${part}`} class={part.startsWith("{") ? "piece" : "glue"}>
            {part.startsWith("{") ? part.slice(1, -1) : part}
          </span>
        ))}
      </p>
      <p>
        Compute it over the bytes as they came: JSON that was parsed and written again has another signature.{" "}
        {timestamp
          ? "Refuse a delivery whose time is more than five minutes from your clock."
          : `${provider.title} signs no time, so remember the ids that you have processed.`}{" "}
        The package does this for you:
      </p>
      <CodeBlock text={example(provider.name)} what="Verify this" />
      <p class="quiet small-text">
        <code>verify</code> throws where something does not match. Answer 2xx once the event is stored, and ignore an id
        that you have seen: the same event may come twice.
      </p>
    </div>
  );
}
