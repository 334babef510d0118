import type { AboutYou } from "@/lib/study/protocol/about-you";
import type { Ratings } from "@/lib/study/protocol/protocol";

/** What a page or a handler answered. */
export interface Reply {
  status: number;
  body: string;
  /** `name=value` of each cookie that was set. */
  cookies: string[];
}

export interface RequestHead {
  cookie: string;
  /** Where the person is in the network, as a proxy in front of the app says it. */
  address?: string | undefined;
}

/** Sends requests to the app, one after the other. */
export interface Connection {
  send(method: string, path: string, head: RequestHead, body?: string): Promise<Reply>;
}

/** What the app answered when it should have said yes. */
export class Refusal extends Error {
  constructor(
    what: string,
    readonly reply: Reply,
  ) {
    super(`${what}: ${reply.status} ${reply.body.slice(0, 300)}`);
  }
}

/** What a participant's page sends of a trial. */
export interface SentResponse {
  ratings: Ratings;
  checks?: Record<string, number>;
  durationMs: number;
  submittedAt: string;
  paradata?: object;
}

/** The requests of one participant's browser, sent over whichever connection is given. */
export class HttpParticipant {
  cookie = "";
  /** Where they are in the network; undefined: where the request comes from. */
  address: string | undefined;

  /** @param query - the parameters of the link by which they come. */
  constructor(
    readonly study: string,
    readonly query: Record<string, string>,
  ) {}

  get link(): string {
    return `/take/${this.study}?${new URLSearchParams(this.query)}`;
  }

  /** The page behind the recruitment link. */
  arrive(connection: Connection): Promise<Reply> {
    return this.expect("the link", connection.send("GET", this.link, { cookie: this.cookie }));
  }

  /** A page of the run, which they are at. */
  open(connection: Connection, step: string): Promise<Reply> {
    const path = `/take/${this.study}/${step}`;
    const sent = connection.send("GET", path, { cookie: this.cookie });
    return this.expect(`the page “${step}”`, sent, 300);
  }

  /** @param tryOut - whether the page behind the link said that the study is being tried out. */
  consent(connection: Connection, consents = 2, tryOut = false): Promise<Reply> {
    return this.post(connection, "consent", {
      query: this.query,
      consents: Array.from({ length: consents }, () => true),
      visit: crypto.randomUUID(),
      tryOut,
    });
  }

  aboutYou(
    connection: Connection,
    aboutYou: AboutYou,
    screening: Record<string, string> = {},
    own: Record<string, string> = {},
  ): Promise<Reply> {
    return this.post(connection, "about-you", { aboutYou, screening, own });
  }

  instructed(connection: Connection, comprehension: Record<string, number> = {}): Promise<Reply> {
    return this.post(connection, "instructed", { comprehension });
  }

  finish(connection: Connection): Promise<Reply> {
    return this.post(connection, "finish", { comment: "" });
  }

  respond(connection: Connection, trial: string, response: SentResponse): Promise<Reply> {
    const { cookie } = this;
    const sent = connection.send(
      "PUT",
      `/api/take/trials/${trial}/response`,
      { cookie },
      JSON.stringify(response),
    );
    return this.expect("a response", sent);
  }

  private async post(connection: Connection, step: string, body: unknown): Promise<Reply> {
    const path = `/api/take/${this.study}/${step}`;
    const { cookie, address } = this;
    const sent = connection.send("POST", path, { cookie, address }, JSON.stringify(body));
    const reply = await this.expect(step, sent);
    if (reply.cookies.length > 0) this.cookie = reply.cookies.join("; ");
    return reply;
  }

  private async expect(what: string, sent: Promise<Reply>, below = 400): Promise<Reply> {
    const reply = await sent;
    if (reply.status >= below) throw new Refusal(what, reply);
    return reply;
  }
}
