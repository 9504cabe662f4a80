// The portal: the owner's pages for one tenant, and the operator's pages for all of them.
import { render } from "preact";
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { client, type Page, type ProviderRow } from "./api.ts";
import { PortalContext } from "./context.ts";
import { useReachable } from "./live.ts";
import { OperatorHome } from "./operator/home.tsx";
import { SignIn } from "./operator/sign-in.tsx";
import { Sources } from "./operator/sources.tsx";
import { SOURCES } from "./operator/tabs.tsx";
import { Ended } from "./owner/ended.tsx";
import { TenantPages } from "./owner/pages.tsx";
import { to, useRoute } from "./router.ts";
import { endSession, hasEnded, openSession, type Session, startSession, watchLinks } from "./session.ts";
import { Time } from "./ui/basics.tsx";
import { Sayings } from "./ui/say.tsx";

function App({ initial }: { initial: Session | undefined }) {
  const [session, setSession] = useState(initial);
  const [refused, setRefused] = useState(false);
  const [ended, setEnded] = useState(initial === undefined && hasEnded());
  const [providers, setProviders] = useState<ProviderRow[]>();
  const current = useRef(session);
  current.current = session;
  const leave = useCallback((wasRefused: boolean) => {
    const wasLink = current.current?.tenant !== undefined;
    endSession(wasLink);
    setSession(undefined);
    setRefused(wasRefused);
    setEnded(wasLink);
    location.hash = "#/";
  }, []);
  // A late answer to a session before this one ends nothing.
  const ask = useMemo(
    () => session && client(session.token, () => current.current === session && leave(true)),
    [session, leave],
  );

  // The rows are part of the program that answers: once is enough.
  useEffect(() => {
    ask?.<Page<ProviderRow>>("/providers").then(
      ({ data }) => setProviders(data),
      () => {},
    );
  }, [ask]);

  if (ended) return <Ended />;
  if (!session || !ask) {
    const enter = (key: string) => {
      setRefused(false);
      setSession(startSession(key));
    };
    return <SignIn refused={refused} onKey={enter} />;
  }
  const operator = session.tenant === undefined;
  return (
    <PortalContext.Provider value={{ ask, operator, may: session.may, providers }}>
      <Frame session={session} onLeave={() => leave(false)} />
      <Sayings />
    </PortalContext.Provider>
  );
}

function Frame({ session, onLeave }: { session: Session; onLeave: () => void }) {
  const { parts, query } = useRoute();
  const reachable = useReachable();
  const [tenant, ...rest] = session.tenant === undefined ? parts : [session.tenant, ...parts.slice(1)];
  const place = parts.join("/");

  // A new page begins at its heading, for the eye and for the screen reader: before it is painted, so that no key
  // that is pressed meanwhile goes to the old one.
  useLayoutEffect(() => {
    document.querySelector<HTMLElement>("main h1")?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [place]);

  return (
    <>
      <button type="button" class="skip button" onClick={skip}>
        Skip to content
      </button>
      <header class="top">
        <a class="brand" href="#/">
          <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
            <rect width="32" height="32" rx="8" />
            <path d="M15 6h2v3h6.5l3 3-3 3H17v2h-2v-2H8.500V9H15zm0 13h2v7h-2z" />
          </svg>
          Webhooks
        </a>
        {tenant && tenant !== SOURCES && session.tenant === undefined && (
          <a class="crumb" href={to(tenant)}>
            {tenant}
          </a>
        )}
        <span class="spring" />
        {session.expires && (
          <span class="quiet wide">
            Link ends <Time at={new Date(session.expires).toISOString()} />
          </span>
        )}
        {session.tenant === undefined && (
          <button type="button" class="button small" onClick={onLeave}>
            Sign out
          </button>
        )}
      </header>
      {!reachable && (
        <div class="offline" role="alert">
          The service cannot be reached. What you see is the last that was known; it goes on by itself.
        </div>
      )}
      <main id="main" tabIndex={-1}>
        {tenant === undefined ? (
          <OperatorHome />
        ) : tenant === SOURCES ? (
          <Sources />
        ) : (
          <TenantPages key={tenant} tenant={tenant} parts={rest} query={query} />
        )}
      </main>
    </>
  );
}

function skip() {
  document.getElementById("main")?.focus();
}

// Before anything else listens.
watchLinks();
const root = document.getElementById("app");
if (root) render(<App initial={openSession()} />, root);
