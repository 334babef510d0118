import "server-only";
import type { z } from "zod";
import { AppError } from "@/lib/errors";
import type { ApiPageQuery } from "@/lib/schemas/api/api-pages";
import { apiAddress } from "./api-address";
import type { TaggedReply } from "./reply-tagged";

/**
 * A page from rows that were asked for with one more than fits: the extra one tells whether the list
 * goes on. The cursor is the key of the last item, so nothing that comes or goes shifts what follows.
 */
export function replyPage<Row, Item, Key>(
  request: Request,
  { limit, cursor }: ApiPageQuery,
  rows: Row[],
  { item, key }: { item: (row: Row) => Item; key: (row: Row) => Key },
): TaggedReply {
  const kept = rows.slice(0, limit);
  const last = kept.at(-1);
  const end = last === undefined ? (cursor ?? null) : encode(key(last));
  const next = rows.length > limit && end !== null ? addressOf(request, end) : null;
  return {
    body: { items: kept.map(item), next, cursor: end },
    headers: next === null ? {} : { Link: `<${next}>; rel="next"` },
  };
}

function addressOf(request: Request, cursor: string): string {
  const { pathname, searchParams } = new URL(request.url);
  searchParams.set("cursor", cursor);
  return apiAddress(`${pathname.replace(/^\/api\/v1/, "")}?${searchParams}`);
}

const encode = (key: unknown) => Buffer.from(JSON.stringify(key)).toString("base64url");

/**
 * The key in a cursor; null without one.
 * @throws AppError malformed-request (400) for what is none of this list.
 */
export function readCursor<Key>(cursor: string | undefined, schema: z.ZodType<Key>): Key | null {
  if (cursor === undefined) return null;
  const parsed = schema.safeParse(parse(Buffer.from(cursor, "base64url").toString()));
  if (parsed.success) return parsed.data;
  throw new AppError("malformed-request", "Some fields are missing or malformed.", [
    { path: "cursor", message: "This is no cursor of this list." },
  ]);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
