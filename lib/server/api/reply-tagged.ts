import "server-only";
import { createHash } from "node:crypto";
import { APP } from "@/lib/app-version";

/** A reply's body, and the headers that go with it. */
export interface TaggedReply {
  body: unknown;
  headers?: Record<string, string>;
}

/**
 * A JSON reply with its ETag. Where the version of the data is known, the tag follows from it and from
 * what was asked for, and who has that reply already gets 304 without anything being computed. Without
 * one (null) the tag is that of the reply itself.
 */
export async function replyTagged(
  request: Request,
  version: string | null,
  make: () => Promise<TaggedReply>,
): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  const known = version === null ? null : tagOf([APP.version, pathname, search, version]);
  if (known !== null && isHeld(request, known)) return notModified(known);
  const { body, headers } = await make();
  const text = JSON.stringify(body);
  const tag = known ?? tagOf([text]);
  if (isHeld(request, tag)) return notModified(tag);
  return new Response(text, {
    headers: { "Content-Type": "application/json; charset=utf-8", ...headers, ETag: tag },
  });
}

/** Weak: replies with the same tag say the same, though one may say that it was made later. */
function tagOf(parts: string[]): string {
  const hash = createHash("sha256").update(JSON.stringify(parts)).digest("base64url");
  return `W/"${hash.slice(0, 27)}"`;
}

function isHeld(request: Request, tag: string): boolean {
  const held = request.headers.get("if-none-match")?.split(",") ?? [];
  return held.some((one) => one.trim() === "*" || one.trim().replace(/^W\//, "") === tag.slice(2));
}

function notModified(tag: string): Response {
  return new Response(null, { status: 304, headers: { ETag: tag } });
}
