// The site's pages: where each file of the repository stands on it, and in which order they are read.

/** Files outside docs/ that are pages, too, by their place on the site. */
export const OUTSIDE = {
  "README.md": "start.md",
  "ARCHITECTURE.md": "architecture.md",
  "CHANGELOG.md": "changelog.md",
  "CONTRIBUTING.md": "contributing.md",
  "examples/edge-gate/README.md": "example-gate.md",
  "examples/edge-sender/README.md": "example-sender.md",
  "npm/README.md": "npm.md",
  "npm/filter/README.md": "npm-filter.md",
  "npm/mcp/README.md": "npm-mcp.md",
  "npm/public-keys/README.md": "npm-public-keys.md",
  "npm/worker/README.md": "npm-worker.md",
};

/** Pages that are a wide table. */
export const WIDE = ["compare.md", "providers.md"];

const page = (text, link) => ({ text, link: `/${link}` });

export const SIDEBAR = [
  {
    text: "Start",
    items: [
      page("Quick start", "start"),
      page("Deploying", "deploy"),
      page("Inside a Worker of your own", "embed"),
      page("Moving to Signpost", "migrate"),
      page("Example: a gate", "example-gate"),
      page("Example: a sender", "example-sender"),
    ],
  },
  {
    text: "Receive",
    items: [
      page("The gate", "gate"),
      page("Routes and destinations", "routes"),
      page("Filters", "filters"),
      page("Providers", "providers"),
      page("Providers not there yet", "providers-not-yet"),
    ],
  },
  {
    text: "Send",
    items: [page("The sender", "sender"), page("Transforms", "transforms"), page("The portal", "portal")],
  },
  {
    text: "In code",
    items: [
      page("signpost", "npm"),
      page("signpost-filter", "npm-filter"),
      page("signpost-public-keys", "npm-public-keys"),
      page("signpost-worker", "npm-worker"),
      page("signpost-mcp", "npm-mcp"),
      page("The command", "cli"),
      page("For assistants (MCP)", "mcp"),
      page("In five languages", "verify"),
    ],
  },
  {
    text: "The API",
    items: [
      page("Overview", "api"),
      page("Errors", "errors"),
      page("Endpoints", "api/endpoints"),
      page("Events", "api/events"),
      page("Deliveries", "api/deliveries"),
      page("Access", "api/access"),
      page("Event types and providers", "api/event-types-and-providers"),
      page("Filters and transforms", "api/filters-and-transforms"),
      page("Sources", "api/sources"),
      page("Tenants", "api/tenants"),
      page("Objects", "api/objects"),
    ],
  },
  {
    text: "Run it",
    items: [
      page("Configuration", "configuration"),
      page("Operations", "operations"),
      page("Keys and secrets", "keys"),
      page("Limits", "limits"),
      page("Costs", "costs"),
    ],
  },
  {
    text: "About",
    items: [
      page("Questions", "faq"),
      page("Compared with", "compare"),
      page("Performance", "performance"),
      page("Reliability", "reliability"),
      page("Security", "security"),
      page("Architecture", "architecture"),
      page("Contributing", "contributing"),
      page("Changes", "changelog"),
    ],
  },
];
