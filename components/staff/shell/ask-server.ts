import type { FieldProblem } from "@/lib/errors";

/** What became of a request to our own server. */
export type ServerReply =
  | { kind: "done"; body: unknown }
  | { kind: "refused"; status: number; code: string; message: string; fields: FieldProblem[] }
  | { kind: "unreachable" };

/** Sends JSON, or a file that holds it, or asks for JSON. Never throws: no network and no sense are replies too. */
export async function askServer(
  method: "GET" | "POST" | "PUT",
  url: string,
  body?: unknown,
): Promise<ServerReply> {
  try {
    const response = await fetch(url, {
      method,
      cache: "no-store",
      ...(body === undefined
        ? {}
        : { headers: { "content-type": "application/json" }, body: asText(body) }),
    });
    return readReply(response.status, await response.json());
  } catch {
    return { kind: "unreachable" };
  }
}

interface ErrorBody {
  error?: { code?: string; message?: string; fields?: FieldProblem[] };
}

/** What a reply with JSON says. */
export function readReply(status: number, body: ErrorBody): ServerReply {
  if (status >= 200 && status < 300) return { kind: "done", body };
  return {
    kind: "refused",
    status,
    code: body.error?.code ?? "unexpected",
    message: body.error?.message ?? "Something went wrong.",
    fields: body.error?.fields ?? [],
  };
}

/** A file goes as it is: it is its text that is checked. */
const asText = (body: unknown) => (body instanceof Blob ? body : JSON.stringify(body));
