import { setTimeout as sleep } from "node:timers/promises";
import { createRandom } from "@/lib/random";
import { db } from "@/lib/server/db";
import { reportAssignment } from "./assignment-checks";
import { HttpParticipant } from "./http-participant";
import { makeStudy } from "./made-study";
import { Connection } from "./raw-connection";
import { conclude, mention, quantile, report } from "./report";
import { startRoundRobin } from "./round-robin";
import { APPS } from "./servers";

/**
 * npm run bench -- burst: 1,000 people come within ten seconds, to a pool of 384 × 4 explanations:
 * once evenly, once as they happen to come, once to two processes of the app that take turns behind
 * one address and share the database.
 */

const PEOPLE = 1000;
const WITHIN_MS = 10_000;
const WARM_UP = 40;

type Coming = "evenly" | "at random";

/** When each comes, in milliseconds: evenly, or as independent people do. */
function arrivals(coming: Coming, people: number): number[] {
  const random = createRandom("burst");
  return Array.from({ length: people }, (_, person) =>
    coming === "evenly" ? (person * WITHIN_MS) / PEOPLE : random.uniform() * WITHIN_MS,
  ).sort((a, b) => a - b);
}

interface Times {
  page: number[];
  consent: number[];
  aboutYou: number[];
  both: number[];
  errors: string[];
}

/** One person: the page behind the link, consent, and what they tell about themselves. */
async function begin(person: HttpParticipant, address: string, times: Times): Promise<void> {
  const connection = new Connection(address);
  const time = async (list: number[], step: Promise<unknown>) => {
    const start = performance.now();
    await step;
    const taken = performance.now() - start;
    list.push(taken);
    return taken;
  };
  try {
    await time(times.page, person.arrive(connection));
    const consent = await time(times.consent, person.consent(connection));
    times.both.push(consent + (await time(times.aboutYou, person.aboutYou(connection))));
  } catch (error) {
    times.errors.push(String(error));
  } finally {
    connection.close();
  }
}

async function rush(name: string, coming: Coming, address: string): Promise<void> {
  console.log(`\n${name}`);
  const slug = `burst-${name.replaceAll(/[^a-z]+/g, "-")}`;
  const study = await makeStudy(slug, 384);
  const times: Times = { page: [], consent: [], aboutYou: [], both: [], errors: [] };
  const come = (person: number, into: Times) =>
    begin(new HttpParticipant(slug, `person${person}`), address, into);
  // A server that was started this second is no server that people come to.
  const before: Times = { page: [], consent: [], aboutYou: [], both: [], errors: [] };
  for (let person = PEOPLE; person < PEOPLE + WARM_UP; person++) await come(person, before);

  const start = performance.now();
  const runs: Promise<void>[] = [];
  for (const [person, at] of arrivals(coming, PEOPLE).entries()) {
    const early = start + at - performance.now();
    if (early > 0) await sleep(early);
    runs.push(come(person, times));
  }
  await Promise.all(runs);
  mention("all had begun after", (performance.now() - start) / 1000, "s");
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
await rush("one process, evenly", "evenly", one);
await rush("one process, at random", "at random", one);
const both = await startRoundRobin(APPS);
await rush("two processes, at random", "at random", both.address);
both.stop();
await db().$disconnect();
conclude();
process.exit();
