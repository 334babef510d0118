import { setTimeout as sleep } from "node:timers/promises";
import { createRandom } from "@/lib/random";
import { db } from "@/lib/server/shared/db";
import { reportAssignment } from "./assignment-checks";
import { makeStudy } from "./made-study";
import { ABOUT_YOU, ProlificParticipant } from "./prolific-participant";
import { Connection } from "./raw-connection";
import { conclude, mention, quantile, report } from "./report";
import { startRoundRobin } from "./round-robin";
import { APPS } from "./servers";

/**
 * npm run bench -- burst: 1,000 people come within ten seconds, as independent people do, to a pool of
 * 384 × 4 explanations: once reading the information before they consent, once without, and once to
 * two processes of the app that take turns behind one address and share the database.
 */

const PEOPLE = 1000;
const WITHIN_MS = 10_000;
const WARM_UP = 40;

/** When each comes, in milliseconds, as independent people do. */
function arrivals(people: number): number[] {
  const random = createRandom("burst");
  return Array.from({ length: people }, () => random.uniform() * WITHIN_MS).sort((a, b) => a - b);
}

interface Times {
  page: number[];
  consent: number[];
  aboutYou: number[];
  both: number[];
  errors: string[];
}

type Step = (person: ProlificParticipant, connection: Connection, times: Times) => Promise<void>;

async function timed(list: number[], step: Promise<unknown>): Promise<number> {
  const start = performance.now();
  await step;
  const taken = performance.now() - start;
  list.push(taken);
  return taken;
}

const openLink: Step = async (person, connection, times) => {
  await timed(times.page, person.arrive(connection));
};

/** Consent, and what they tell about themselves. */
const enrol: Step = async (person, connection, times) => {
  const consent = await timed(times.consent, person.consent(connection));
  times.both.push(consent + (await timed(times.aboutYou, person.aboutYou(connection, ABOUT_YOU))));
};

async function take(
  steps: readonly Step[],
  person: ProlificParticipant,
  address: string,
  times: Times,
): Promise<void> {
  const connection = new Connection(address);
  try {
    for (const step of steps) await step(person, connection, times);
  } catch (error) {
    times.errors.push(String(error));
  } finally {
    connection.close();
  }
}

const noTimes = (): Times => ({ page: [], consent: [], aboutYou: [], both: [], errors: [] });

/** Everybody takes these steps within ten seconds; gives the seconds until the last was through. */
async function all(
  people: readonly ProlificParticipant[],
  steps: readonly Step[],
  address: string,
  times: Times,
): Promise<number> {
  const start = performance.now();
  const runs: Promise<void>[] = [];
  for (const [index, at] of arrivals(people.length).entries()) {
    const early = start + at - performance.now();
    if (early > 0) await sleep(early);
    const person = people[index];
    if (person) runs.push(take(steps, person, address, times));
  }
  await Promise.all(runs);
  return (performance.now() - start) / 1000;
}

/**
 * @param reading - whether people read the information before they consent: a thousand open the link
 * within ten seconds, and when all have it, a thousand enrol within ten seconds. Otherwise nobody
 * reads, and everything comes at once.
 */
async function rush(
  name: string,
  { reading, address }: { reading: boolean; address: string },
): Promise<void> {
  console.log(`\n${name}`);
  const slug = `burst-${name.replaceAll(/[^a-z]+/g, "-")}`;
  const study = await makeStudy(slug, 384);
  const people = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, index) => {
      return new ProlificParticipant(slug, `person${from + index}`);
    });
  // A server that was started this second is no server that people come to.
  const before = noTimes();
  for (const person of people(PEOPLE, PEOPLE + WARM_UP)) {
    await take([openLink, enrol], person, address, before);
  }
  const times = noTimes();
  const crowd = people(0, PEOPLE);
  if (reading) {
    mention("all had the page after", await all(crowd, [openLink], address, times), "s");
  }
  const steps = reading ? [enrol] : [openLink, enrol];
  const seconds = await all(crowd, steps, address, times);
  mention("all had begun after", seconds, "s");
  for (const error of [...new Set(times.errors)].slice(0, 3)) console.log(`  ${error}`);
  report("errors", times.errors.length + before.errors.length, 0, "");
  mention("p95 of the page behind the link", quantile(times.page, 0.95), "ms");
  mention("median of consent", quantile(times.consent, 0.5), "ms");
  report("p95 of consent", quantile(times.consent, 0.95), 300, "ms");
  mention("median of about you, with the assignment", quantile(times.aboutYou, 0.5), "ms");
  report("p95 of about you, with the assignment", quantile(times.aboutYou, 0.95), 300, "ms");
  report("p95 of the two requests together", quantile(times.both, 0.95), 300, "ms");
  await reportAssignment(study, "planned");
}

const [one = ""] = APPS;
await rush("one process", { reading: true, address: one });
await rush("one process, nobody reads", { reading: false, address: one });
const both = await startRoundRobin(APPS);
await rush("two processes", { reading: true, address: both.address });
both.stop();
await db().$disconnect();
conclude();
process.exit();
