/** A reply, or what kept it away, in the shape that the pages of participants need. */
export type Reply =
  | { kind: "ok"; body: unknown }
  | {
      kind: "problem";
      status: number;
      /** Of the closed list of errors; empty where a proxy in front of the server answered. */
      code: string;
      fields: { path: string; message: string }[];
      /** How long the server asks to be left alone. */
      retryAfterMs?: number;
    }
  | { kind: "unreachable" };

const TIMEOUT_MS = 15_000;
/** No server in trouble knows more than a few minutes ahead. */
const LONGEST_RETRY_AFTER_MS = 120_000;

/** What a `Retry-After` header asks for, in milliseconds; undefined when it says nothing readable. */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  if (!header) return undefined;
  const milliseconds = /^\d+$/.test(header.trim())
    ? Number(header) * 1000
    : Date.parse(header) - now;
  return Number.isNaN(milliseconds)
    ? undefined
    : Math.min(LONGEST_RETRY_AFTER_MS, Math.max(0, milliseconds));
}

/** Sends JSON to our own server. Never throws: no network and no sense are replies too. */
export async function sendJson(method: "POST" | "PUT", url: string, body: unknown): Promise<Reply> {
  // Not by AbortSignal.timeout: the browsers of some participants do not have it.
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), TIMEOUT_MS);
  try {
    const response = await fetch(url, {
      method,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: patience.signal,
      // Lets a request that is under way outlive the page.
      keepalive: true,
    });
    if (response.ok) return { kind: "ok", body: await response.json() };
    // A proxy in front of the server answers in its own words.
    const reply = await response.json().catch(() => ({}));
    return {
      kind: "problem",
      status: response.status,
      code: reply.error?.code ?? "",
      fields: reply.error?.fields ?? [],
      retryAfterMs: readRetryAfter(response.headers.get("retry-after"), Date.now()),
    };
  } catch {
    return { kind: "unreachable" };
  } finally {
    clearTimeout(timer);
  }
}
