// The headers that an attempt carried: what to compare with where a signature does not match.
import { CodeBlock } from "../ui/basics.tsx";

/** Attempts that were made before headers were kept have none. */
export function SentHeaders({ headers, what }: { headers: Record<string, string> | undefined; what: string }) {
  const lines = Object.entries(headers ?? {}).map(([name, value]) => `${name}: ${value}`);
  if (!lines.length) return null;
  return (
    <details>
      <summary>Headers sent</summary>
      <CodeBlock text={lines.join("\n")} what={what} />
    </details>
  );
}
