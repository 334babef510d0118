import { readdirSync } from "node:fs";
import { join, sep } from "node:path";
import { isValidElement } from "react";

/** Calls the app's routes as the framework does, without a server: handlers and pages are functions. */

const APP = join(process.cwd(), "app");
const METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"] as const;

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>;
type Page = (props: { params: Promise<unknown>; searchParams: Promise<unknown> }) => unknown;

export interface Route {
  /** "GET /api/v1/studies/[study]/progress", or "PAGE /studies". */
  name: string;
  /** Its source in the folder of the app. */
  file: string;
  call: (
    params: Record<string, string>,
    headers?: Record<string, string>,
    sent?: Sent,
  ) => Promise<Reply>;
}

/** What a request brings beside its path and headers. */
export interface Sent {
  /** The query, with its question mark. */
  search?: string;
  /** Without one, a form without fields, as browsers send it. */
  body?: string;
}

export interface Reply {
  status: number;
  /** Where it leads, if it does. */
  location: string | null;
  /** In how many seconds to come again; who may keep it. Null where the reply does not say. */
  retryAfter?: string | null;
  cacheControl?: string | null;
  /** The allowance that the request was counted against. */
  allowance?: string | null;
}

/** Every route in the folder of the app. */
export async function findRoutes(): Promise<Route[]> {
  const files = readdirSync(APP, { recursive: true, encoding: "utf8" })
    .filter((file) => /(^|[\\/])(route|page)\.tsx?$/.test(file))
    .sort();
  const found = await Promise.all(files.map(routesOf));
  return found.flat();
}

async function routesOf(file: string): Promise<Route[]> {
  const segments = file.split(sep).slice(0, -1);
  const path = `/${segments.filter((segment) => !segment.startsWith("(")).join("/")}`;
  const module: Record<string, unknown> = await import(/* @vite-ignore */ join(APP, file));
  if (file.endsWith("page.tsx")) {
    const show = module.default as Page;
    return [
      {
        name: `PAGE ${path}`,
        file,
        call: (params, _, { search = "" } = {}) => askPage(show, fill(path, params), search),
      },
    ];
  }
  return METHODS.filter((method) => method in module).map((method) => ({
    name: `${method} ${path}`,
    file,
    call: (params, headers = {}, sent = {}) =>
      askHandler(module[method] as Handler, { method, headers, ...sent }, fill(path, params)),
  }));
}

/** The address of the route with these values, and the values that it takes. */
function fill(path: string, values: Record<string, string>) {
  const params: Record<string, string | string[]> = {};
  const address = path.replace(
    /\[(\.\.\.)?(\w+)\]/g,
    (_, rest: string | undefined, name: string) => {
      // What is not said is the id of nothing.
      const value = values[name] ?? crypto.randomUUID();
      params[name] = rest ? value.split("/") : value;
      return encodeURIComponent(value);
    },
  );
  return { address, params: Promise.resolve(params) };
}

type Filled = ReturnType<typeof fill>;

async function askHandler(
  handle: Handler,
  { search = "", body, ...given }: { method: string; headers: Record<string, string> } & Sent,
  { address, params }: Filled,
) {
  const reads = given.method === "GET" || given.method === "HEAD";
  const request = new Request(`http://localhost:3000${address}${search}`, {
    ...given,
    ...(reads ? {} : { body: body ?? new URLSearchParams() }),
  });
  return led(async () => {
    const reply = await handle(request, { params });
    // A stream of events has no end to wait for.
    const endless = reply.headers.get("content-type") === "text/event-stream";
    await (endless ? reply.body?.cancel() : reply.arrayBuffer());
    const { status, headers } = reply;
    return {
      status,
      location: headers.get("location"),
      retryAfter: headers.get("retry-after"),
      cacheControl: headers.get("cache-control"),
      allowance: headers.get("ratelimit-policy"),
    };
  });
}

function askPage(show: Page, { params }: Filled, search: string): Promise<Reply> {
  return led(async () => {
    const query = new URLSearchParams(search);
    const searchParams = [...new Set(query.keys())].map((name) => {
      const values = query.getAll(name);
      return [name, values.length > 1 ? values : values[0]];
    });
    const shown = await show({
      params,
      searchParams: Promise.resolve(Object.fromEntries(searchParams)),
    });
    if (!isValidElement(shown)) throw new Error("The page shows nothing.");
    return { status: 200, location: null };
  });
}

/** What the framework makes of `redirect` and `notFound`, which throw. */
async function led(ask: () => Promise<Reply>): Promise<Reply> {
  try {
    return await ask();
  } catch (error) {
    const digest = String((error as { digest?: unknown }).digest ?? "");
    if (digest === "NEXT_HTTP_ERROR_FALLBACK;404") return { status: 404, location: null };
    const [kind, , location] = digest.split(";");
    if (kind === "NEXT_REDIRECT" && location) return { status: 307, location };
    throw error;
  }
}
