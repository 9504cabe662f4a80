// What an action came to: said once at the edge of the page, and to screen readers.
import { useEffect, useState } from "preact/hooks";
import { ApiError, OfflineError } from "../api.ts";

interface Said {
  text: string;
  bad: boolean;
}

const SHOWN_MS = 6_000;
let listener: (said: Said) => void = () => {};

export function say(text: string): void {
  listener({ text, bad: false });
}

/** Why something failed, in words for the person who asked for it. */
export function reason(error: unknown): string {
  if (error instanceof OfflineError) return "The service cannot be reached. Nothing was changed; try again.";
  if (error instanceof ApiError && error.status === 404) return "It is no longer there.";
  if (error instanceof Error) return error.message;
  return "It did not work. Try again.";
}

export function sayProblem(error: unknown): void {
  listener({ text: reason(error), bad: true });
}

export function Sayings() {
  const [said, setSaid] = useState<Said>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    listener = (now) => {
      clearTimeout(timer);
      setSaid(now);
      timer = setTimeout(() => setSaid(undefined), SHOWN_MS);
    };
    return () => {
      listener = () => {};
    };
  }, []);
  return (
    <div class="sayings" role="status" aria-live="polite">
      {said && <p class={said.bad ? "saying bad" : "saying"}>{said.text}</p>}
    </div>
  );
}
