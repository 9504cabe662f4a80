// The operations of the OpenAPI document as tools of the Model Context Protocol.

/** What shows or makes a secret is for people: a model's context is no place for one. */
const WITHHELD = ["issueToken", "rotateSecret", "showEndpointSecrets"];
/** POSTs that store nothing. */
const READS = ["previewTransform", "testFilter"];
const METHODS = ["delete", "get", "patch", "post", "put"];

/** @returns {object[]} as npm/mcp/src/tools.ts has them. */
export function toolsOf(document) {
  const { schemas } = document.components;
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method] && !WITHHELD.includes(item[method].operationId)).map((method) =>
      toolOf(path, method, item[method], item.parameters ?? [], schemas),
    ),
  );
}

function toolOf(path, method, operation, shared, schemas) {
  const { operationId, summary, description, parameters, requestBody } = operation;
  const [properties, places, required, defs] = [{}, {}, [], new Map()];
  const put = (name, place, schema, isRequired) => {
    if (Object.hasOwn(properties, name)) throw new Error(`${operationId}: two arguments are called ${name}`);
    properties[name] = plain(schema, schemas, defs);
    places[name] = place;
    if (isRequired) required.push(name);
  };
  for (const { name, in: place, description, schema, required } of [...shared, ...parameters]) {
    if (place === "header") put("idempotency_key", "key", { ...schema, description }, false);
    else put(name, place, { ...schema, description }, required === true);
  }
  const body = requestBody?.content["application/json"].schema;
  if (body) {
    const whole = schemas[body.$ref.split("/").at(-1)];
    for (const [name, schema] of Object.entries(whole.properties))
      put(name, "body", schema, whole.required?.includes(name) ?? false);
  }
  const isRead = method === "get" || READS.includes(operationId);
  const isKeyed = Object.values(places).includes("key");
  return {
    name: operationId,
    title: summary,
    description: description.replace(/\s*\n\s*/g, " "),
    inputSchema: {
      type: "object",
      properties,
      required,
      additionalProperties: false,
      ...(defs.size > 0 && { $defs: Object.fromEntries(defs) }),
    },
    annotations: {
      readOnlyHint: isRead,
      destructiveHint: method === "delete",
      idempotentHint: isRead || isKeyed || method !== "post",
    },
    method,
    path,
    places,
    isRead,
    hasBody: body !== undefined,
    isKeyed,
  };
}

/** A schema without what only the document shows, its references led to `$defs`. */
function plain(value, schemas, defs) {
  if (Array.isArray(value)) return value.map((inner) => plain(inner, schemas, defs));
  if (typeof value !== "object" || value === null) return value;
  const name = /^#\/components\/schemas\/(\w+)$/.exec(value.$ref ?? "")?.[1];
  if (name !== undefined) {
    if (!defs.has(name)) {
      defs.set(name, {});
      defs.set(name, plain(schemas[name], schemas, defs));
    }
    return { ...plain({ ...value, $ref: undefined }, schemas, defs), $ref: `#/$defs/${name}` };
  }
  const { example, examples, format, default: preset, ...rest } = value;
  const kept = Object.entries(rest).filter(([, inner]) => inner !== undefined);
  const made = Object.fromEntries(
    kept.map(([key, inner]) => [
      key,
      key === "properties"
        ? Object.fromEntries(Object.entries(inner).map(([name, one]) => [name, plain(one, schemas, defs)]))
        : key === "enum" || key === "const" || key === "required"
          ? inner
          : plain(inner, schemas, defs),
    ]),
  );
  // Formats of Rust's numbers are unknown to validators.
  if (["date-time", "uri"].includes(format)) made.format = format;
  return preset === undefined || preset === null ? made : { ...made, default: preset };
}
