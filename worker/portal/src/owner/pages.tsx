// A tenant's pages by their address.

import { AddEndpoint } from "./add.tsx";
import { DeliveryPage } from "./delivery.tsx";
import { EndpointPage } from "./endpoint.tsx";
import { Endpoints } from "./endpoints.tsx";
import { EventPage, Events } from "./events.tsx";
import { Missing } from "./missing.tsx";
import { Overview } from "./overview.tsx";

interface Props {
  tenant: string;
  parts: string[];
  query: URLSearchParams;
}

export function TenantPages({ tenant, parts, query }: Props) {
  const [section, id, tab] = parts;
  switch (section) {
    case undefined:
      return <Overview tenant={tenant} query={query} />;
    case "add":
      return <AddEndpoint tenant={tenant} />;
    case "endpoints":
      return id ? (
        <EndpointPage key={id} tenant={tenant} id={id} tab={tab} query={query} />
      ) : (
        <Endpoints tenant={tenant} />
      );
    case "events":
      return id ? <EventPage key={id} tenant={tenant} id={id} /> : <Events tenant={tenant} query={query} />;
    case "deliveries":
      return id ? <DeliveryPage key={id} tenant={tenant} id={id} /> : <Missing tenant={tenant} />;
    default:
      return <Missing tenant={tenant} />;
  }
}
