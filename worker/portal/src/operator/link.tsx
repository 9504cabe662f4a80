// The operator makes the link that opens the portal for a tenant: what a platform does by API.
import { useState } from "preact/hooks";
import type { PortalLink } from "../api.ts";
import { at, usePortal } from "../context.ts";
import { CodeBlock, Time } from "../ui/basics.tsx";
import { Shown } from "../ui/dialog.tsx";
import { sayProblem } from "../ui/say.tsx";

export function LinkMaker({ tenant }: { tenant: string }) {
  const { ask } = usePortal();
  const [link, setLink] = useState<PortalLink>();
  const make = async () => {
    try {
      setLink(await ask<PortalLink>(at(tenant, "portal-links"), { method: "POST", body: { expires_in_s: 3600 } }));
    } catch (error) {
      sayProblem(error);
    }
  };
  return (
    <>
      <button type="button" class="button" onClick={make}>
        Portal link
      </button>
      {link && (
        <Shown title={`A link for ${tenant}`} onClose={() => setLink(undefined)}>
          <p>
            Whoever has it sees and steers this tenant’s webhooks, and no other’s. It ends <Time at={link.expires_at} />
            .
          </p>
          <CodeBlock text={link.url} what="Portal link" />
        </Shown>
      )}
    </>
  );
}
