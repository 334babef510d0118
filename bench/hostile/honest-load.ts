import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { createRandom } from "@/lib/random";
import type { Ratings } from "@/lib/study/protocol/protocol";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { ABOUT_YOU, addressOf, ProlificParticipant } from "../prolific-participant";
import { Connection } from "../raw-connection";

const PARTICIPANTS = 20;
const PARTICIPANT_EVERY_MS = 1500;
const STAFF_EVERY_MS = 2000;

/** What staff look at, over and over. */
const STAFF_PAGES = ["monitor", "participants", "recruitment", "compare", "content", "status", ""];

type Step = () => Promise<unknown>;

/**
 * People who mean well, at a fixed pace that nothing slows down: participants who take part from the
 * link to the end, one after the other in each place, and staff who look at their study.
 */
export class HonestLoad {
  /** Milliseconds of each request from its due time to its reply; set anew to measure from then on. */
  times: number[] = [];
  readonly failures: string[] = [];
  /** What the app has acknowledged, by trial. */
  readonly acknowledged = new Map<string, Ratings>();
  completed = 0;
  private isOver = false;
  private readonly going: Promise<void>[];

  constructor(
    private readonly address: string,
    private readonly study: { id: string; slug: string },
    private readonly client: pg.Pool,
    staff: readonly string[],
  ) {
    const people = Array.from({ length: PARTICIPANTS }, (_, place) =>
      this.keepPace(PARTICIPANT_EVERY_MS, place / PARTICIPANTS, this.participants(place)),
    );
    const lookers = staff.map((cookie, place) =>
      this.keepPace(STAFF_EVERY_MS, place / staff.length, this.looks(cookie, `staff ${place}`)),
    );
    this.going = [...people, ...lookers];
  }

  /** Ends when everybody has the reply that they wait for. */
  async stop(): Promise<void> {
    this.isOver = true;
    await Promise.all(this.going);
  }

  /** One request after the other, each at its time, or at once where that is past. */
  private async keepPace(everyMs: number, offset: number, steps: AsyncGenerator<Step>) {
    let due = performance.now() + everyMs * offset;
    while (!this.isOver) {
      await sleep(Math.max(0, due - performance.now()));
      const { value: step } = await steps.next();
      try {
        await (step as Step)();
        this.times.push(performance.now() - due);
      } catch (error) {
        this.failures.push(`${error}`.slice(0, 300));
      }
      due += everyMs;
    }
  }

  private async *participants(place: number): AsyncGenerator<Step> {
    const connection = new Connection(this.address);
    for (let turn = 0; ; turn++) {
      const person = new ProlificParticipant(this.study.slug, `honest ${place} ${turn}`);
      const random = createRandom(person.person);
      yield () => person.arrive(connection);
      yield () => person.consent(connection);
      yield () => person.aboutYou(connection, ABOUT_YOU);
      yield () => person.open(connection, "instructions");
      yield () => person.instructed(connection);
      yield () => person.open(connection, "rate");
      for (const trial of await this.trialsOf(person)) {
        const ratings: Ratings = Object.fromEntries(
          DEMO_PROTOCOL.constructs.map(({ key }) => [key, 1 + random.below(5)]),
        );
        yield async () => {
          const submittedAt = new Date().toISOString();
          await person.respond(connection, trial, { ratings, durationMs: 1400, submittedAt });
          this.acknowledged.set(trial, ratings);
        };
      }
      yield () => person.finish(connection);
      yield async () => {
        await person.open(connection, "thanks");
        this.completed++;
      };
    }
  }

  private async *looks(cookie: string, name: string): AsyncGenerator<Step> {
    const connection = new Connection(this.address);
    const address = addressOf(name);
    for (let turn = 0; ; turn++) {
      const page = STAFF_PAGES[turn % STAFF_PAGES.length];
      const path = page ? `/studies/${this.study.slug}/${page}` : "/studies";
      yield async () => {
        const reply = await connection.send("GET", path, { cookie, address });
        if (reply.status !== 200) throw new Error(`${path}: ${reply.status}`);
      };
    }
  }

  /** What a browser reads from its page. */
  private async trialsOf({ person }: ProlificParticipant): Promise<string[]> {
    const { rows } = await this.client.query<{ id: string }>(
      `SELECT t.id FROM recruiter_identity i JOIN trial t ON t.participant_id = i.participant_id
        WHERE i.study_id = $1 AND i.parameters->>'PROLIFIC_PID' = $2 ORDER BY t.position`,
      [this.study.id, person],
    );
    return rows.map(({ id }) => id);
  }
}

/** How many of the acknowledged answers are not stored as they were given. */
export async function countLost(
  client: pg.Client,
  study: string,
  acknowledged: ReadonlyMap<string, Ratings>,
): Promise<number> {
  const { rows } = await client.query<{ trial: string; ratings: Ratings }>(
    `SELECT g.trial_id AS trial, jsonb_object_agg(c.key, g.value) AS ratings
       FROM rating g JOIN construct c ON c.id = g.construct_id WHERE g.study_id = $1 GROUP BY 1`,
    [study],
  );
  const stored = new Map(rows.map(({ trial, ratings }) => [trial, ratings]));
  return [...acknowledged].filter(([trial, ratings]) =>
    Object.entries(ratings).some(([key, value]) => stored.get(trial)?.[key] !== value),
  ).length;
}
