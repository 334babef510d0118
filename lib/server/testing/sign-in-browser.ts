import NextAuth from "next-auth";
import { askerOf } from "@/lib/server/accounts/asker";
import { authOptions, type SignInOutcome } from "@/lib/server/accounts/sign-in/auth-options";

const ORIGIN = "http://localhost:3000";

interface Answer {
  status: number;
  location: string | null;
  body: Record<string, unknown>;
}

/** A browser's dealings with the sign-in of the app, without a server: it keeps the cookies. */
export class SignInBrowser {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly userAgent = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0") {}

  /** What `/api/auth/{path}` answers. */
  async ask(path: string, form?: Record<string, string>): Promise<Answer> {
    const url = new URL(`/api/auth/${path}`, ORIGIN);
    const cookie = [...this.cookies]
      .map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
      .join("; ");
    const headers = { host: "localhost:3000", cookie, "user-agent": this.userAgent };
    const answer: Answer = { status: 200, location: null, body: {} };
    const setCookies: string[] = [];
    const request = {
      method: form ? "POST" : "GET",
      headers,
      cookies: Object.fromEntries(this.cookies),
      body: form,
      query: {
        ...Object.fromEntries(url.searchParams),
        nextauth: url.pathname.split("/").slice(3),
      },
    };
    const response = {
      status(code: number) {
        answer.status = code;
        return response;
      },
      getHeader: () => setCookies,
      setHeader(name: string, value: string | string[]) {
        if (name === "Set-Cookie") setCookies.splice(0, setCookies.length, ...[value].flat());
        if (name === "Location") answer.location = String(value);
        return response;
      },
      json: (body: Record<string, unknown>) => Object.assign(answer, { body }),
      send: (body: Record<string, unknown>) => Object.assign(answer, { body: body ?? {} }),
      end: () => {},
    };
    const outcome: SignInOutcome = {};
    const options = authOptions(askerOf(new Headers(headers)), outcome);
    await NextAuth(request as never, response as never, options);
    if (outcome.deviceCookie) setCookies.push(outcome.deviceCookie);
    for (const line of setCookies) this.keep(line);
    return answer;
  }

  private keep(line: string): void {
    const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (!name) return;
    if (!value) this.cookies.delete(name);
    else this.cookies.set(name, decodeURIComponent(value));
  }

  async signIn(way: string, form: Record<string, string> = {}): Promise<Answer> {
    const { body } = await this.ask("csrf");
    return this.ask(way, { csrfToken: String(body.csrfToken), ...form });
  }

  /** Signs in by a provider: there and back again. */
  async comeBy(provider: string, callbackUrl = "/studies"): Promise<Answer> {
    const there = await this.signIn(`signin/${provider}`, { callbackUrl: ORIGIN + callbackUrl });
    const away = await fetch(there.location ?? "", { redirect: "manual" });
    const back = new URL(away.headers.get("location") ?? "");
    return this.ask(back.pathname.replace("/api/auth/", "") + back.search);
  }

  /** The id of the session's row, as long as the cookie says one. */
  async sessionId(): Promise<string | null> {
    const { body } = await this.ask("session");
    return typeof body.sessionId === "string" ? body.sessionId : null;
  }
}
