import "server-only";
import { z } from "zod";
import { AppError, type FieldProblem } from "@/lib/errors";

const MAX_BODY_BYTES = 64 * 1024;

/** A protocol holds all texts that participants read, in each of its languages. */
export const MAX_PROTOCOL_BYTES = 512 * 1024;

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
  const tooLarge = () => new AppError("too-large", `The request is larger than ${maxBytes} bytes.`);
  if (Number(request.headers.get("content-length") ?? 0) > maxBytes) throw tooLarge();
  if (!request.body) return "";
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  let size = 0;
  const reader = request.body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      size += value.byteLength;
      if (size > maxBytes) throw tooLarge();
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    if (error instanceof AppError) throw error;
    throw new AppError("malformed-request", "What was sent is not text in UTF-8.");
  } finally {
    await reader.cancel().catch(() => {});
  }
}

/** How a body is spoken of to whoever sent it. */
interface BodyWords {
  /** Said of what is no JSON at all. */
  notJson: string;
  /** Said of an issue, instead of the schema's own words for it. */
  error?: z.core.$ZodErrorMap;
}

/**
 * The request's JSON, checked by the schema.
 * @throws AppError not-json (415), too-large (413), malformed-request (400, with field paths).
 */
export async function readJson<T>(
  request: Request,
  schema: z.ZodType<T>,
  maxBytes = MAX_BODY_BYTES,
  { notJson, error }: BodyWords = { notJson: "The body is not JSON." },
): Promise<T> {
  const type = request.headers.get("content-type") ?? "";
  if (type.split(";")[0]?.trim().toLowerCase() !== "application/json") {
    throw new AppError("not-json", "Send the body as application/json.");
  }
  const text = await readBody(request, maxBytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new AppError("malformed-request", notJson);
  }
  return checked(value, schema, error);
}

/**
 * The fields of a form, as browsers send them without a file, checked by the schema.
 * @throws AppError too-large (413), malformed-request (400, with field paths).
 */
export async function readForm<T>(request: Request, schema: z.ZodType<T>): Promise<T> {
  return checked(Object.fromEntries(new URLSearchParams(await readBody(request))), schema);
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
  if (!parsed.success) {
    throw new AppError(
      "malformed-request",
      "Some fields are missing or malformed.",
      fieldProblems(parsed.error),
    );
  }
  return parsed.data;
}

/** Turns what a handler throws into a reply: expected failures by their code, the rest as 500. */
export async function answering(handler: () => Promise<Response>): Promise<Response> {
  try {
    return await handler();
  } catch (error) {
    if (error instanceof AppError) {
      const { code, message, status, fields, retryAfter } = error;
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
