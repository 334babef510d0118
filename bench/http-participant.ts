import type { SubmittedResponse } from "@/components/participant/run-record";
import type { Connection, Reply } from "./raw-connection";

const ABOUT_YOU = {
  gender: "female",
  ageBand: "30-34",
  country: "GB",
  education: "university",
  employment: "employee",
};

/** What the app answered when it should have said yes. */
export class Refusal extends Error {
  constructor(
    what: string,
    readonly reply: Reply,
  ) {
    super(`${what}: ${reply.status} ${reply.body.slice(0, 300)}`);
  }
}

/** The requests of one participant's browser, sent over whichever connection is given. */
export class HttpParticipant {
  cookie = "";

  constructor(
    readonly study: string,
    readonly person: string,
  ) {}

  get link(): string {
    return `/take/${this.study}?PROLIFIC_PID=${this.person}&STUDY_ID=bench&SESSION_ID=${this.person}`;
  }

  /** The page behind the recruitment link. */
  arrive(connection: Connection): Promise<Reply> {
    return this.expect("the link", connection.send("GET", this.link, { cookie: this.cookie }));
  }

  consent(connection: Connection): Promise<Reply> {
    return this.post(connection, "consent", {
      query: { PROLIFIC_PID: this.person, STUDY_ID: "bench", SESSION_ID: this.person },
      consents: [true, true],
      visit: crypto.randomUUID(),
    });
  }

  aboutYou(connection: Connection): Promise<Reply> {
    return this.post(connection, "about-you", { aboutYou: ABOUT_YOU, screening: {} });
  }

  instructed(connection: Connection): Promise<Reply> {
    return this.post(connection, "instructed", { comprehension: {} });
  }

  finish(connection: Connection): Promise<Reply> {
    return this.post(connection, "finish", { comment: "" });
  }

  respond(connection: Connection, trial: string, response: SubmittedResponse): Promise<Reply> {
    const { cookie } = this;
    return connection.send(
      "PUT",
      `/api/take/trials/${trial}/response`,
      { cookie },
      JSON.stringify(response),
    );
  }

  private async post(connection: Connection, step: string, body: unknown): Promise<Reply> {
    const path = `/api/take/${this.study}/${step}`;
    const sent = connection.send("POST", path, { cookie: this.cookie }, JSON.stringify(body));
    const reply = await this.expect(step, sent);
    if (reply.cookies.length > 0) this.cookie = reply.cookies.join("; ");
    return reply;
  }

  private async expect(what: string, sent: Promise<Reply>): Promise<Reply> {
    const reply = await sent;
    if (reply.status >= 400) throw new Refusal(what, reply);
    return reply;
  }
}
