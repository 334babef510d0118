import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { conclude, mention } from "./report";
import { control } from "./servers";
import { takeFile } from "./take-file";
import { judge } from "./unchanged/judge";
import { listAsked } from "./unchanged/list-asked";
import { overlookTimesFrom } from "./unchanged/mask-rules";
import { listMasks } from "./unchanged/masks";
import { putPeople } from "./unchanged/people";
import { runCompare } from "./unchanged/run-compare";
import { takeAll } from "./unchanged/take-all";
import { judgeScripts, weighScripts } from "./unchanged/weigh-scripts";

/**
 * npm run bench -- unchanged COMMIT: whether this checkout gives people and programs the same as that
 * older version of it: every page, file and document of the demo's studies, each run on a copy of the
 * same database, and a comparison by the command. The older version is asked twice, so that what
 * differs by itself is told from what was changed. Beside them, the JavaScript of each kind of page.
 */

const base = process.env.BASE_URL ?? "";
const folder = mkdtempSync(join(tmpdir(), "grounded-unchanged-"));
const ratings = join(folder, "ratings.csv");

await control(`${process.env.VERSIONS}/seeded`, "start");
const people = await putPeople(base);
const asked = await listAsked(base, people);
const address = `${base}/api/v1/studies/demo-simulated/downloads/ratings.csv`;
await takeFile(address, people.cookies.owner, ratings);
overlookTimesFrom(Date.now());

async function take(version: "base" | "this") {
  await control(`${process.env.VERSIONS}/${version}`, "start");
  const given = await takeAll(base, asked, people.cookies);
  const parts = await runCompare(version, ratings);
  return given.set("npm run compare", { group: "npm run compare", parts });
}

try {
  const before = await take("base");
  const again = await take("base");
  const weightsBefore = await weighScripts(base, asked, people.cookies);
  const now = await take("this");
  const weightsNow = await weighScripts(base, asked, people.cookies);
  judge(before, again, now);
  judgeScripts(weightsBefore, weightsNow);
  for (const { name, because, uses } of listMasks()) {
    mention(`overlooked: ${name}`, String(uses), `times: ${because}`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
conclude();
process.exit();
