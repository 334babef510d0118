/** A reply, or what kept it away, in the shape that the pages of participants need. */
export type Reply =
  | { kind: "ok"; body: unknown }
  | {
      kind: "problem";
      status: number;
      message: string;
      fields: { path: string; message: string }[];
    }
  | { kind: "unreachable" };

const TIMEOUT_MS = 15_000;

/** Sends JSON to our own server. Never throws: no network and no sense are replies too. */
export async function sendJson(method: "POST" | "PUT", url: string, body: unknown): Promise<Reply> {
  try {
    const response = await fetch(url, {
      method,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
      // Lets a request that is under way outlive the page.
      keepalive: true,
    });
    const reply = await response.json();
    if (response.ok) return { kind: "ok", body: reply };
    return {
      kind: "problem",
      status: response.status,
      message: reply.error?.message ?? "Something went wrong.",
      fields: reply.error?.fields ?? [],
    };
  } catch {
    return { kind: "unreachable" };
  }
}
