// No token: the operator, who types the key.
import { useState } from "preact/hooks";
import { Emblem } from "../ui/emblem.tsx";

export function SignIn({ refused, onKey }: { refused: boolean; onKey: (key: string) => void }) {
  const [key, setKey] = useState("");
  const submit = (event: Event) => {
    event.preventDefault();
    if (key.trim()) onKey(key.trim());
  };
  return (
    <main class="gate">
      <Emblem />
      <h1>Webhooks</h1>
      {refused ? (
        <p class="problem" role="alert">
          That link or key opens nothing, or no longer. Open the portal again from the service that gave you the link.
        </p>
      ) : (
        <p class="quiet">The portal opens by a link from the service whose webhooks you receive.</p>
      )}
      <form onSubmit={submit}>
        <label class="field">
          <span>Operator’s API key</span>
          <input
            type="password"
            autoComplete="off"
            spellcheck={false}
            required
            value={key}
            onInput={(event) => setKey(event.currentTarget.value)}
          />
        </label>
        <button type="submit" class="button primary wide-button">
          Open
        </button>
        <p class="quiet small-text">The key stays in this tab and is gone when the tab is closed.</p>
      </form>
    </main>
  );
}
