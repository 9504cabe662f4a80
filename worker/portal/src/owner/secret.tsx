// A secret, shown once.
import { CodeBlock, Notice } from "../ui/basics.tsx";

export function SecretOnce({ secret }: { secret: string }) {
  return (
    <Notice tone="warn" title="Copy the signing secret now">
      <p>
        It is shown this once. Keep it where your server reads its secrets; whoever has it can sign events in our name.
      </p>
      <CodeBlock text={secret} what="Signing secret" />
    </Notice>
  );
}
