import { createRandom } from "@/lib/random";
import { finishRun, recordInstructed } from "@/lib/server/participation/advance-run";
import { admitParticipant } from "@/lib/server/participation/assignment/admit-participant";
import { countTaken } from "@/lib/server/participation/assignment/load-people";
import { renewPlaces } from "@/lib/server/participation/assignment/renew-places";
import { enrolParticipant } from "@/lib/server/participation/enrol-participant";
import { findTakenStudy } from "@/lib/server/participation/find-taken-study";
import { loadRemainingTrials, loadRun, type Run } from "@/lib/server/participation/load-run";
import { recordResponse } from "@/lib/server/participation/record-response";
import { db } from "@/lib/server/shared/db";
import { reportAssignment } from "./assignment-checks";
import { makeStudy } from "./made-study";
import { conclude, mention, report, reportAtLeast } from "./report";

/**
 * npm run bench -- attrition: a study of 200 participants of whom three in ten leave at some place of
 * their run, and one in ten comes back after the time limit, while others arrive and rate. Nobody
 * sleeps: the time of who leaves is moved into the past.
 */

const TARGET = 200;
const AT_ONCE = 24;
const MOST_TICKS = 5000;

interface Person {
  id: string;
  trials: string[];
  /** After how many answers they leave; null: they stay. */
  leavesAfter: number | null;
  comesBack: boolean;
}

const random = createRandom("attrition");
const made = await makeStudy("attrition", 384, { targetParticipants: TARGET });
const found = await findTakenStudy(made.slug);
if (!found) throw new Error("The study has not opened.");
const study = found;
const ratings = Object.fromEntries(study.protocol.constructs.map(({ key }) => [key, 4]));
const counts = { arrived: 0, left: 0, back: 0, refused: 0, refusedWithRoom: 0, completed: 0 };
let active: Person[] = [];
let away: Person[] = [];
/** Whether a place may have come free since somebody was refused. */
let mayHaveRoom = true;

async function runOf(id: string): Promise<Run> {
  const run = await loadRun(study.slug, id);
  if (!run) throw new Error("The participant is gone.");
  return run;
}

async function trialsOf(run: Run): Promise<string[]> {
  return (await loadRemainingTrials(run)).map(({ id }) => id);
}

/** Who was refused while the study had room, was refused wrongly. */
async function noteRefusal(): Promise<void> {
  counts.refused++;
  mayHaveRoom = false;
  const taken = await countTaken(db(), study.id);
  if (taken.total < TARGET) counts.refusedWithRoom++;
}

async function arrive(): Promise<void> {
  const externalId = `person${counts.arrived++}`;
  const parameters = { PROLIFIC_PID: externalId };
  const chance = random.uniform();
  const leavesAfter = chance < 0.3 ? random.below(12) : null;
  const source = "PROLIFIC" as const;
  const id = await enrolParticipant(study, { source, externalId, parameters, deviceHash: null });
  const aboutYou = {
    gender: "female",
    ageBand: "30-34",
    country: "GB",
    education: "university",
    employment: "employee",
  } as const;
  await admitParticipant(await runOf(id), { aboutYou, screening: {} });
  const run = await runOf(id);
  if (run.status !== "ACTIVE") return noteRefusal();
  await recordInstructed(run, {});
  active.push({ id, trials: await trialsOf(run), leavesAfter, comesBack: chance < 0.1 });
}

async function comeBack(person: Person): Promise<void> {
  const run = await renewPlaces(study.slug, await runOf(person.id));
  if (run.status !== "ACTIVE") return noteRefusal();
  counts.back++;
  active.push({ ...person, trials: await trialsOf(run), leavesAfter: null });
}

/** One answer; after the last the run is finished, and who leaves, leaves. */
async function goOn(person: Person): Promise<void> {
  if (person.leavesAfter === 0) {
    await db().participant.update({
      where: { id: person.id },
      data: { reservedUntil: new Date() },
    });
    active = active.filter((one) => one !== person);
    if (person.comesBack) away.push(person);
    counts.left++;
    mayHaveRoom = true;
    return;
  }
  const trial = person.trials.shift();
  if (trial) {
    const input = { ratings, checks: {}, durationMs: 9000, submittedAt: new Date().toISOString() };
    await recordResponse([person.id], trial, input);
    if (person.leavesAfter !== null) person.leavesAfter--;
  }
  if (person.trials.length > 0) return;
  await finishRun(await runOf(person.id), { comment: "" });
  active = active.filter((one) => one !== person);
  counts.completed++;
}

for (let tick = 0; tick < MOST_TICKS; tick++) {
  if (counts.completed >= TARGET && active.length === 0) break;
  // Places come free in the first half of a tick alone: whom the second refuses, can be judged.
  const going = random.shuffle([...active]).slice(0, 12);
  await Promise.all(going.map(goOn));
  const returning = away.filter(() => random.uniform() < 0.1);
  away = away.filter((person) => !returning.includes(person));
  const room = mayHaveRoom ? Math.min(4, AT_ONCE - active.length) : 0;
  await Promise.all([
    ...returning.map(comeBack),
    ...Array.from({ length: Math.max(0, room) }, arrive),
  ]);
}
mention("arrived", counts.arrived);
mention("left at some place of their run", counts.left);
mention("came back late and went on", counts.back);
mention("refused", counts.refused);
reportAtLeast("completed", counts.completed, TARGET, "");
report("completed beyond the target", counts.completed - TARGET, 0, "");
report("refused while a place was free", counts.refusedWithRoom, 0, "");
await reportAssignment(made, "answered");
await db().$disconnect();
conclude();
process.exit();
