import type { FieldProblem } from "@/lib/errors";

/** What became of a request to our own server. */
export type ServerReply =
  | { kind: "done"; body: unknown }
  | { kind: "refused"; status: number; code: string; message: string; fields: FieldProblem[] }
  | { kind: "unreachable" };

/** Sends JSON, or a file that holds it, or an archive, or asks for JSON. Never throws: no network and no sense are replies too. */
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
        : { headers: { "content-type": typeOf(body) }, body: asText(body) }),
    });
    const reply = await response.json();
    if (response.ok) return { kind: "done", body: reply };
    return {
      kind: "refused",
      status: response.status,
      code: reply.error?.code ?? "unexpected",
      message: reply.error?.message ?? "Something went wrong.",
      fields: reply.error?.fields ?? [],
    };
  } catch {
    return { kind: "unreachable" };
  }
}

/** A file goes as it is: it is its text that is checked. */
const asText = (body: unknown) => (body instanceof Blob ? body : JSON.stringify(body));

const ZIP = "application/zip";
const typeOf = (body: unknown) =>
  body instanceof Blob && body.type === ZIP ? ZIP : "application/json";
