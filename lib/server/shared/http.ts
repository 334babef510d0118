import "server-only";
import { z } from "zod";
import { AppError, type FieldProblem } from "@/lib/errors";
import { JsonRefused, parseJson } from "@/lib/importers/parse-json";
import { unstorable } from "@/lib/schemas/shared/unstorable";
import { asOverload } from "./overload";

const MAX_BODY_BYTES = 64 * 1024;

/** A protocol holds all texts that participants read, in each of its languages. */
export const MAX_PROTOCOL_BYTES = 512 * 1024;

/** Values and fields of a body. A schema looks at each, and can find several things wrong with it. */
const MOST_VALUES = 20_000;

/** A large file can be wrong in each of its lines; nobody reads more than these. */
const MOST_PROBLEMS = 200;

/** The first problems of a failed parse, by field path ("ratings.Plausibility"). */
export function fieldProblems(error: z.ZodError): FieldProblem[] {
  return error.issues
    .slice(0, MOST_PROBLEMS)
    .map((issue) => ({ path: issue.path.join("."), message: issue.message }));
}

/**
 * Reads the body as text, but never more than the limit of it.
 * @throws AppError too-large (413), malformed-request (400) for what is not UTF-8.
 */
export async function readBody(request: Request, maxBytes = MAX_BODY_BYTES): Promise<string> {
  const bytes = await readBytes(request, maxBytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new AppError("malformed-request", "What was sent is not text in UTF-8.");
  }
}

/**
 * Reads the body, but never more than the limit of it.
 * @throws AppError too-large (413), malformed-request (400) where it breaks off.
 */
export async function readBytes(
  request: Request,
  maxBytes: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const tooLarge = () => new AppError("too-large", `The request is larger than ${maxBytes} bytes.`);
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  if (!request.body) return new Uint8Array(0);
  const pieces: Uint8Array[] = [];
  let size = 0;
  const reader = request.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > maxBytes) throw tooLarge();
      pieces.push(value);
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("malformed-request", "The request broke off.");
  } finally {
    await reader.cancel().catch(() => {});
  }
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.byteLength;
  }
  return bytes;
}

/**
 * The request's JSON, checked by the schema.
 * @throws AppError not-json (415), too-large (413), malformed-request (400, with field paths).
 */
export async function readJson<T>(
  request: Request,
  schema: z.ZodType<T>,
  maxBytes = MAX_BODY_BYTES,
): Promise<T> {
  requireJson(request);
  const text = await readBody(request, maxBytes);
  let value: unknown;
  try {
    value = parseJson(text, { values: MOST_VALUES });
  } catch (error) {
    const reason = error instanceof JsonRefused ? error.message : "The body is not JSON.";
    throw new AppError("malformed-request", reason);
  }
  return checked(value, schema);
}

/** @throws AppError not-json (415) for a body that says to be something else. */
export function requireJson(request: Request): void {
  const type = request.headers.get("content-type") ?? "";
  if (type.split(";")[0]?.trim().toLowerCase() === "application/json") return;
  throw new AppError("not-json", "Send the body as application/json.");
}

/**
 * The fields of a form, as browsers send them without a file, checked by the schema.
 * @throws AppError too-large (413), malformed-request (400, with field paths).
 */
export async function readForm<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  return checked(Object.fromEntries(new URLSearchParams(await readBody(request))), schema);
}

/**
 * The fields of a form as they came, each with all of its values.
 * @throws AppError too-large (413)
 */
export async function readFormLists(request: Request): Promise<Record<string, string[]>> {
  const fields = new URLSearchParams(await readBody(request));
  return Object.fromEntries([...new Set(fields.keys())].map((name) => [name, fields.getAll(name)]));
}

/**
 * An id from an address.
 * @throws AppError not-found (404) for what is none.
 */
export function readId(segment: string): string {
  const parsed = z.uuid().safeParse(segment);
  if (!parsed.success) throw new AppError("not-found", "There is nothing at this address.");
  return parsed.data;
}

/**
 * What stands in the request's address, checked by the schema.
 * @throws AppError malformed-request (400, with field paths).
 */
export function readQuery<T>(request: Request, schema: z.ZodType<T>): T {
  return checked(Object.fromEntries(new URL(request.url).searchParams), schema);
}

function checked<T>(value: unknown, schema: z.ZodType<T>, error?: z.core.$ZodErrorMap): T {
  const parsed = schema.safeParse(value, error ? { error } : undefined);
  if (!parsed.success) throw malformed(fieldProblems(parsed.error));
  // Whatever a schema lets through, the database has to be able to keep it.
  const [problem] = unstorable(parsed.data, []);
  if (problem) throw malformed([{ path: problem.path.join("."), message: problem.message }]);
  return parsed.data;
}

function malformed(problems: FieldProblem[]): AppError {
  return new AppError("malformed-request", "Some fields are missing or malformed.", problems);
}

/**
 * Turns what a handler throws into a reply: expected failures by their code, an overloaded database as
 * 503, the rest as 500. What time mends says when to come again. A reply that says nothing of keeping it
 * is the asker's alone, and nobody keeps it.
 */
export async function answering(
  handler: () => Promise<Response>,
  cacheControl = "no-store",
): Promise<Response> {
  const reply = await answerOf(handler);
  if (!reply.headers.has("Cache-Control")) reply.headers.set("Cache-Control", cacheControl);
  return reply;
}

async function answerOf(handler: () => Promise<Response>): Promise<Response> {
  try {
    return await handler();
  } catch (thrown) {
    const error = asOverload(thrown) ?? thrown;
    if (error instanceof AppError) {
      const { code, message, status, retryAfter } = error;
      const fields = error.fields.slice(0, MOST_PROBLEMS);
      const headers = new Headers();
      if (retryAfter !== null) headers.set("Retry-After", String(retryAfter));
      return Response.json({ error: { code, message, fields } }, { status, headers });
    }
    console.error(error);
    return Response.json(
      { error: { code: "unexpected", message: "Something went wrong on our side. Try again." } },
      { status: 500 },
    );
  }
}
