import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { TOKEN_SCOPES } from "@/lib/views/accounts/token-scope";
import { API_OPERATIONS } from "./api-operations";
import { openApiDocument } from "./openapi-document";

// biome-ignore lint/suspicious/noExplicitAny: a document of JSON, looked at from outside
type Json = any;
const document: Json = JSON.parse(JSON.stringify(openApiDocument("1.2.3", "https://example.org")));
const operations: [string, Json][] = Object.entries(document.paths).map(([path, item]: Json) => [
  path,
  item.get,
]);

/** Every `$ref` in it. */
function refsIn(value: Json): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "$ref" ? [inner as string] : refsIn(inner),
  );
}

const resolve = (ref: string): Json =>
  ref
    .replace(/^#\//, "")
    .split("/")
    .reduce((at: Json, key) => at?.[key], document);

describe("The OpenAPI document", () => {
  it("has what OpenAPI 3.1 asks for", () => {
    expect(document.openapi).toMatch(/^3\.1\.\d+$/);
    expect(document.info).toMatchObject({ title: "Grounded", version: "1.2.3" });
    expect(document.servers).toEqual([{ url: "https://example.org/api/v1" }]);
    const known = ["openapi", "info", "servers", "paths", "components"];
    expect(Object.keys(document).filter((key) => !known.includes(key))).toEqual([]);
    expect(Object.keys(document.components.securitySchemes)).toEqual(["token", "session"]);
    for (const name of Object.values(document.components).flatMap((part: Json) =>
      Object.keys(part),
    )) {
      expect(name).toMatch(/^[a-zA-Z0-9._-]+$/);
    }
  });

  it("names nothing that it does not have", () => {
    const refs = refsIn(document.paths).concat(refsIn(document.components.responses));
    expect(refs.length).toBeGreaterThan(20);
    for (const ref of refs) expect(resolve(ref), ref).toBeDefined();
  });

  it("calls every operation by a name of its own", () => {
    const ids = operations.map(([, { operationId }]) => operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("describes exactly the routes of the API", () => {
    const routes = readdirSync("app/api/v1", { recursive: true, encoding: "utf8" })
      .filter((file) => /(^|[\\/])route\.ts$/.test(file))
      .map((file) => `/${file.split(/[\\/]/).slice(0, -1).join("/")}`)
      // What answers for all other addresses is none itself.
      .filter((path) => !path.includes("[..."))
      .map((path) => path.replace(/\[(\w+)\]/g, "{$1}"));
    expect(Object.keys(document.paths).sort()).toEqual(routes.sort());
  });
});

describe.each(operations)("%s", (path, operation) => {
  it("has its parameters, each described", () => {
    const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    const given = operation.parameters.filter((one: Json) => one.in === "path");
    expect(given.map(({ name }: Json) => name)).toEqual(inPath);
    for (const parameter of operation.parameters) {
      expect(parameter).toMatchObject({
        name: expect.any(String),
        required: parameter.in === "path",
        schema: expect.anything(),
      });
      expect(parameter.schema).not.toEqual({});
    }
  });

  it("says who may ask, and what else may be answered", () => {
    const { security, responses } = operation;
    for (const code of Object.keys(responses)) expect(code).toMatch(/^[1-5]\d\d$/);
    expect(responses["200"].description).toBeTruthy();
    expect(responses["429"]).toBeDefined();
    if (security.length === 0) return expect(responses["401"]).toBeUndefined();
    const [{ token }] = security;
    for (const scope of token) expect(TOKEN_SCOPES).toContain(scope);
    expect(responses["401"]).toBeDefined();
    expect(responses["403"] === undefined).toBe(token.length === 0);
    expect(responses["404"] === undefined).toBe(!path.includes("{study}"));
  });

  it("has an example that is such a reply, by the schema and by the document", () => {
    const content = operation.responses["200"].content["application/json"];
    const reply = API_OPERATIONS[path]?.reply;
    if (reply?.kind !== "json") return;
    expect(reply.schema.parse(content.example)).toEqual(content.example);
    const described = z.fromJSONSchema(resolve(content.schema.$ref));
    expect(described.safeParse(content.example).error).toBeUndefined();
  });
});
