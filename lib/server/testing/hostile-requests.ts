import { setImmediate as nextTurn } from "node:timers/promises";
import { createRandom, type Random } from "@/lib/random";
import { BLIND_BODIES, HOSTILE_TEXTS, knowingRequests } from "./hostile-input";
import { type ListedRoute, listRoutes } from "./list-routes";

/** What somebody knows who attacks: names and ids, of their own and of others. */
export interface Known {
  /** Slugs of studies that the role belongs to, or may take part in. */
  own: readonly string[];
  foreign: readonly string[];
  /** By the name of a segment of addresses: what is found there, of the role's and of others. */
  values: Readonly<Record<string, readonly string[]>>;
}

export interface HostileRequest {
  number: number;
  route: ListedRoute;
  method: string;
  params: Record<string, string>;
  /** With its question mark, or empty. */
  search: string;
  /** Beside cookie and address. */
  headers: Record<string, string>;
  body: string;
}

const OTHER_METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"];
const REQUESTS_A_ROUTE = 60;

const NOTHING = ["x", "%", "..", "\u0000", "-1", "00000000-0000-4000-8000-000000000000", "null"];
const USUAL: Readonly<Record<string, readonly string[]>> = {
  ordinal: ["1", "2", "3", "0", "-1", "2147483648", "1e3"],
  file: ["ratings.csv", "responses.csv", "participants.csv", "codebook.csv", "ids.csv", "a/b"],
  step: ["start", "about-you", "instructions", "rate", "thanks", "nothing"],
  rest: ["nothing", "a/b/c"],
  nextauth: [
    ...["csrf", "session", "providers", "signin", "signin/credentials", "callback/credentials"],
    ...["signout", "error", "_log", "callback/nobody", "nonsense"],
  ],
};

/** Headers that pages' own code, proxies and caches send, as nobody sends them. */
const HEADERS: readonly Record<string, string>[] = [
  { rsc: "1" },
  { rsc: "1", "next-router-state-tree": "%5B%22%22%2C%7B%7D%5D" },
  { rsc: "1", "next-router-prefetch": "1", "next-url": "/studies" },
  { "next-action": "0".repeat(40) },
  { "x-middleware-subrequest": "middleware:middleware:middleware" },
  { "if-none-match": `"${"x".repeat(500)}", *` },
  { range: "bytes=0-0,1-2,9999999999-" },
  { "content-encoding": "gzip" },
  { "accept-language": `${"de,".repeat(400)};q=x` },
  { authorization: "Bearer grounded_nonsense" },
  { "x-forwarded-host": "elsewhere.example", "x-forwarded-proto": "gopher" },
  { "last-event-id": "9".repeat(30) },
  { accept: "text/event-stream, */*;q=\u00e4" },
  { "user-agent": "" },
];

/**
 * A plan of hostile requests over every route: half of them follow the schemas of the route, the rest
 * knows nothing, and some use another method than the route has. A request follows from seed, role and
 * number alone, so each can be sent again by itself.
 */
export async function planRequests(seed: string, known: Known, routes = listRoutes()) {
  const ids = Object.values(known.values)
    .flat()
    .filter((value) => /^[0-9a-f]{8}-/.test(value));
  const knowing = new Map<string, Awaited<ReturnType<typeof knowingRequests>>>();
  for (const route of routes) {
    const given = { seed: hashOf(`${seed} ${route.name}`), ids };
    knowing.set(route.name, await knowingRequests(route, REQUESTS_A_ROUTE, given));
    // Whoever measures in the same process is not kept waiting for all of them.
    await nextTurn();
  }
  return {
    routes,
    /** The request of this number; so many numbers as there are routes go once over all of them. */
    at(number: number): HostileRequest {
      const random = createRandom(`${seed} ${number}`);
      const route = pick(routes, random, number);
      const params = fill(route.path, known, random);
      const kind = random.below(8);
      const method = kind === 0 ? pick(OTHER_METHODS, random) : route.method;
      const headers = random.below(4) === 0 ? { ...pick(HEADERS, random) } : {};
      if (kind <= 4) {
        const { sent, type } = pick(knowing.get(route.name) ?? [], random);
        const { search = "", body = "" } = sent;
        return made(number, route, method, params, search, type, body, headers);
      }
      const [type, body] = pick(BLIND_BODIES, random);
      const text = pick(HOSTILE_TEXTS, random);
      const name = pick(["cursor", "after", "q", "set", "callbackUrl", "PROLIFIC_PID"], random);
      const search = `?${new URLSearchParams({ [name]: safely(text) })}`;
      return made(number, route, method, params, search, type, body, headers);
    },
  };
}

function made(
  number: number,
  route: ListedRoute,
  method: string,
  params: Record<string, string>,
  search: string,
  type: string,
  body: string,
  headers: Record<string, string>,
): HostileRequest {
  const reads = method === "GET" || method === "HEAD" || method === "OPTIONS";
  const said = type === "" || reads ? headers : { "content-type": type, ...headers };
  return { number, route, method, params, search, headers: said, body: reads ? "" : body };
}

/** The address of the request: path and query. */
export function addressOf({ route, params, search }: HostileRequest): string {
  const path = route.path.replace(/\[(?:\.\.\.)?(\w+)\]/g, (segment, name: string) => {
    const value = params[name] ?? "";
    if (!segment.startsWith("[...")) return encodeURIComponent(value);
    return value.split("/").map(encodeURIComponent).join("/");
  });
  return path + search;
}

/** Half surrogates have no place in an address. */
const safely = (text: string) => Buffer.from(text).toString();

function fill(path: string, known: Known, random: Random): Record<string, string> {
  const names = [...path.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, name = ""]) => name);
  return Object.fromEntries(
    names.map((name) => {
      const chance = random.below(10);
      if (chance === 0) return [name, safely(pick([...NOTHING, ...HOSTILE_TEXTS], random))];
      if (name === "study") return [name, pick(chance < 8 ? known.own : known.foreign, random)];
      const values = known.values[name] ?? USUAL[name] ?? [];
      return [name, values.length > 0 ? pick(values, random) : pick(NOTHING, random)];
    }),
  );
}

function pick<T>(all: readonly T[], random: Random, at?: number): T {
  const found = all[at === undefined ? random.below(all.length) : at % all.length];
  if (found === undefined) throw new Error("There is nothing to choose from.");
  return found;
}

/** A whole number from a text, for generators that want one. */
function hashOf(text: string): number {
  return createRandom(text).below(2 ** 31);
}
