import { POST as aboutYou } from "@/app/api/take/[study]/about-you/route";
import { POST as consent } from "@/app/api/take/[study]/consent/route";
import { POST as finish } from "@/app/api/take/[study]/finish/route";
import { POST as instructed } from "@/app/api/take/[study]/instructed/route";
import { PUT as respond } from "@/app/api/take/trials/[trial]/response/route";
import type { Reply, RequestHead } from "@/lib/server/pilot/http-participant";
import { requestCookies, requestHeaders } from "./request-cookies";

const STEPS: Record<string, typeof consent> = {
  "about-you": aboutYou,
  consent,
  finish,
  instructed,
};

/**
 * Calls the handlers of participants' writes as the framework does, without a server; pages are taken
 * as shown. To be used with `request-cookies` in the place of "next/headers".
 */
export function callParticipantRoute(
  method: string,
  path: string,
  { cookie, address }: RequestHead,
  body?: string,
): Promise<Reply> {
  const jar = new Map(
    cookie
      .split("; ")
      .filter((pair) => pair !== "")
      .map((pair) => [pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1)]),
  );
  const head = new Headers(address ? { "x-forwarded-for": address } : {});
  return requestCookies.run(jar, async () => {
    const reply = await requestHeaders.run(head, () => handle(method, path, body));
    const cookies = [...jar].map(([name, value]) => `${name}=${value}`);
    return { status: reply.status, body: await reply.text(), cookies };
  });
}

function handle(method: string, path: string, body: string | undefined): Promise<Response> {
  if (method === "GET") return Promise.resolve(new Response("a page"));
  const request = new Request(`http://localhost:3000${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body }),
  });
  const [, trial] = path.match(/^\/api\/take\/trials\/([^/]+)\/response$/) ?? [];
  if (trial) return respond(request, { params: Promise.resolve({ trial }) });
  const [, study = "", step = ""] = path.match(/^\/api\/take\/([^/]+)\/([^/]+)$/) ?? [];
  const post = STEPS[step];
  if (!post) throw new Error(`No participant writes to ${path}.`);
  return post(request, { params: Promise.resolve({ study }) });
}
