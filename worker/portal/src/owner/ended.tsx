// A link that has ended, or was revoked: an owner has no key to type, and the page around may have a new link.
import { useEffect } from "preact/hooks";
import { Emblem } from "../ui/emblem.tsx";

/** What the page around is told. It says nothing about the link, so whoever it is may hear it. */
export const ENDED = "signpost:link-ended";

export function Ended() {
  useEffect(() => {
    if (window.parent !== window) window.parent.postMessage({ type: ENDED }, "*");
  }, []);
  return (
    <main class="gate">
      <Emblem />
      <h1>This link has ended</h1>
      <p role="alert">Open the page again from the service that gave you the link.</p>
      <p class="quiet">Nothing is lost: your events are delivered all the same.</p>
    </main>
  );
}
