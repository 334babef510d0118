import { z } from "zod";
import { ERROR_STATUS, type ErrorCode } from "@/lib/errors";
import { SCOPE_WORDS, TOKEN_SCOPES } from "@/lib/views/accounts/token-scope";
import { apiErrorSchema } from "./api-error";
import { API_OPERATIONS, type ApiOperation, type ApiReply } from "./api-operations";

type Json = { [key: string]: unknown };

const WHAT_IT_IS = `Reads studies: what they are made of, how they go, their comparison, and their rows.

A program sends a token along (\`Authorization: Bearer …\`), which an owner of the study makes on its page “People”. It is of one study, and can do no more than whoever made it. In a browser, whoever is signed in may ask as well. What is taken is in the study's audit log.

Lists come in pages: a reply names the address of the next one in \`next\` and in the header \`Link\`, until there is none. What is stored meanwhile shifts nothing, and stands on a later page.

Replies have an ETag. Who sends it back in \`If-None-Match\` gets 304 for as long as nothing has changed.

Every reply says how many requests are left (\`RateLimit\`); too many get 429, with \`Retry-After\`.`;

const ERRORS: Partial<Record<ErrorCode, string>> = {
  "malformed-request": "Something in the address is missing or malformed; `fields` says what",
  "not-signed-in": "There is neither a good token nor a session",
  "not-allowed": "The token does not have the scope",
  "not-found": "There is no such study or file, or it is not for the caller",
  "too-many-requests": "The caller has asked too often",
  unavailable: "Not at the moment: the same may be asked again a little later",
};

/** The OpenAPI document of the API at this address, made from the schemas of its replies. */
export function openApiDocument(version: string, origin: string): Json {
  return {
    openapi: "3.1.0",
    info: {
      title: "Grounded",
      version,
      summary: "Reads studies and their data",
      description: WHAT_IT_IS,
    },
    servers: [{ url: `${origin}/api/v1` }],
    paths: Object.fromEntries(
      Object.entries(API_OPERATIONS).map(([path, operation]) => [path, pathItem(path, operation)]),
    ),
    components: {
      schemas: schemasOf(),
      responses: errorResponses(),
      headers: HEADERS,
      securitySchemes: {
        token: {
          type: "http",
          scheme: "bearer",
          description: `A token's scopes: ${TOKEN_SCOPES.map((scope) => `\`${scope}\` may ${SCOPE_WORDS[scope].may}`).join("; ")}.`,
        },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "next-auth.session-token",
          description:
            "The cookie of whoever is signed in. Over HTTPS its name begins with `__Host-`.",
        },
      },
    },
  };
}

const HEADERS = {
  ETag: { description: "The version of the reply", schema: { type: "string" } },
  Link: {
    description: 'The next page, if there is one: rel="next"',
    schema: { type: "string" },
  },
  "RateLimit-Policy": {
    description: "How many requests (q) are answered in how many seconds (w)",
    schema: { type: "string" },
  },
  RateLimit: {
    description: "How many are left (r), and in how many seconds (t) they begin anew",
    schema: { type: "string" },
  },
  "Retry-After": {
    description: "In how many seconds to ask again",
    schema: { type: "integer" },
  },
};

const headersOf = (...names: (keyof typeof HEADERS)[]) =>
  Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));

const LIMITS = ["RateLimit-Policy", "RateLimit"] as const;

function jsonSchema(schema: z.ZodType): Json {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: "output" });
  return rest;
}

function schemasOf(): Json {
  const replies = Object.values(API_OPERATIONS).flatMap(({ reply }) =>
    reply.kind === "json" ? [[reply.name, jsonSchema(reply.schema)]] : [],
  );
  return { ...Object.fromEntries(replies), Error: jsonSchema(apiErrorSchema) };
}

function errorResponses(): Json {
  const entries = Object.entries(ERRORS).map(([code, description]) => [
    code,
    {
      description,
      headers: headersOf(
        ...LIMITS,
        ...(["too-many-requests", "unavailable"].includes(code) ? (["Retry-After"] as const) : []),
      ),
      content: {
        "application/json": {
          schema: { $ref: "#/components/schemas/Error" },
          example: { error: { code, message: `${description}.`, fields: [] } },
        },
      },
    },
  ]);
  return Object.fromEntries(entries);
}

function pathItem(
  path: string,
  { id, summary, description, scope, query, reply, errors }: ApiOperation,
): Json {
  const open = scope === "nothing";
  const inStudy = path.startsWith("/studies/{study}");
  const codes: ErrorCode[] = [
    ...(query ? (["malformed-request"] as const) : []),
    ...(open ? [] : (["not-signed-in"] as const)),
    ...(open || scope === null ? [] : (["not-allowed"] as const)),
    ...(inStudy ? (["not-found"] as const) : []),
    "too-many-requests",
    ...(errors ?? []),
  ];
  return {
    get: {
      operationId: id,
      summary,
      description,
      security: open ? [] : [{ token: scope === null ? [] : [scope] }, { session: [] }],
      parameters: [...pathParameters(path), ...(query ? queryParameters(query) : [])],
      responses: {
        "200": successOf(reply),
        ...(reply.kind === "json"
          ? { "304": { description: "Nothing has changed", headers: headersOf("ETag", ...LIMITS) } }
          : {}),
        ...Object.fromEntries(
          codes.map((code) => [
            String(ERROR_STATUS[code]),
            { $ref: `#/components/responses/${code}` },
          ]),
        ),
      },
    },
  };
}

function successOf(reply: ApiReply): Json {
  if (reply.kind === "file") {
    return {
      description: reply.description,
      headers: headersOf(...LIMITS),
      content: Object.fromEntries(reply.mediaTypes.map((type) => [type, {}])),
    };
  }
  const { name, example, paged } = reply;
  return {
    description: "What was asked for",
    headers: headersOf("ETag", ...(paged ? (["Link"] as const) : []), ...LIMITS),
    content: { "application/json": { schema: { $ref: `#/components/schemas/${name}` }, example } },
  };
}

const PATH_WORDS: Record<string, string> = {
  study: "The study's name in addresses",
  file: "The name of the file, as the list of downloads has it",
};

function pathParameters(path: string): Json[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => ({
    name,
    in: "path",
    required: true,
    description: PATH_WORDS[name],
    schema: { type: "string" },
  }));
}

function queryParameters(query: z.ZodObject): Json[] {
  const { properties = {} } = z.toJSONSchema(query, { io: "output" });
  return Object.entries(properties).map(([name, schema]) => {
    const { description, ...rest } = schema as Json;
    return { name, in: "query", required: false, description, schema: rest };
  });
}
