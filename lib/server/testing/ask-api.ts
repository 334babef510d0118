import "server-only";
import * as comparison from "@/app/api/v1/studies/[study]/comparison/route";
import * as downloads from "@/app/api/v1/studies/[study]/downloads/route";
import * as participants from "@/app/api/v1/studies/[study]/participants/route";
import * as progress from "@/app/api/v1/studies/[study]/progress/route";
import * as ratings from "@/app/api/v1/studies/[study]/ratings/route";
import * as study from "@/app/api/v1/studies/[study]/route";
import { makeApiToken } from "@/lib/server/accounts/tokens/make-api-token";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { TOKEN_SCOPES } from "@/lib/views/accounts/token-scope";
import { makeAccess } from "./made-study";

const ROUTES = { "": study, comparison, downloads, participants, progress, ratings };

export interface ApiReply {
  status: number;
  headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks at it from outside
  body: any;
}

/** Asks the API about a study with a token of its own for everything: what is below the study, and how. */
export async function askApiAs(asked: BuiltStudy) {
  const { token } = await makeApiToken(await makeAccess(asked), {
    name: "A program",
    scopes: [...TOKEN_SCOPES],
    days: 1,
  });
  return async (address: string, headers: Record<string, string> = {}): Promise<ApiReply> => {
    const url = new URL(address, `http://localhost:3000/api/v1/studies/${asked.slug}/`);
    const name = url.pathname.split("/").at(-1) as keyof typeof ROUTES;
    const { GET } = ROUTES[name] ?? study;
    const request = new Request(url, { headers: { authorization: `Bearer ${token}`, ...headers } });
    const reply = await GET(request, { params: Promise.resolve({ study: asked.slug }) });
    const text = await reply.text();
    return {
      status: reply.status,
      headers: reply.headers,
      body: text === "" ? null : JSON.parse(text),
    };
  };
}
