// A tenant's pages by their address.

import { AddEndpoint } from "./add.tsx";
import { DeliveryPage } from "./delivery.tsx";
import { EndpointPage } from "./endpoint.tsx";
import { Endpoints } from "./endpoints.tsx";
import { Missing } from "./missing.tsx";

interface Props {
  tenant: string;
  parts: string[];
  query: URLSearchParams;
}

export function TenantPages({ tenant, parts, query }: Props) {
  const [section, id, tab] = parts;
  switch (section) {
    case undefined:
      return <Endpoints tenant={tenant} />;
    case "add":
      return <AddEndpoint tenant={tenant} />;
    case "endpoints":
      return id ? (
        <EndpointPage key={id} tenant={tenant} id={id} tab={tab} query={query} />
      ) : (
        <Endpoints tenant={tenant} />
      );
    case "deliveries":
      return id ? <DeliveryPage key={id} tenant={tenant} id={id} /> : <Missing tenant={tenant} />;
    default:
      return <Missing tenant={tenant} />;
  }
}
