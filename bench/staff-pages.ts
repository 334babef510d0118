import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { fillOneStudy } from "./fill-study";
import { conclude, mention, quantile, report } from "./report";
import { signInAsOwner } from "./sign-in";

/**
 * npm run bench -- staff-pages: the time that the server takes for every page of a study with 100,000
 * explanations and 20,000 participants, through the built app and a real database. The first asking of
 * each page, which reads what the process keeps of the study, stands beside.
 */

const QUESTIONS = 25_000;
const PARTICIPANTS = 20_000;
const TIMES = 9;
const LIMIT_MS = 200;
const SLUG = "bench-pages";

const PLACES = [
  ...[
    "setup",
    "monitor",
    "monitor/cells",
    "compare",
    "participants",
    "participants?sort=-duration",
    "participants?sort=responses",
    "participants?after=12000",
    "participants/777",
  ],
  ...["participants?flag=away", "participants?flag=attention", "participants?flag=same-device"],
  ...["participants?state=completed&flag=straight-lining", "participants?excluded=yes"],
  ...["participants/exclusions", "participants/exclusions?match=any&flags=away&flags=fast-trials"],
  ...[
    "recruitment",
    "content",
    "content?after=12000",
    "content?text=zebra",
    "constructs",
    "protocol",
    "pilot",
    "status",
  ],
  ...["compare?set=checked", "export?set=checked", "export?simulated=no", "export?from=2026-01-01"],
  ...["export", "people", "audit"],
];

const began = performance.now();
await fillOneStudy(SLUG, PARTICIPANTS, {
  questions: QUESTIONS,
  protocol: DEMO_PROTOCOL,
  texts: true,
});
mention("filling the study", (performance.now() - began) / 1000, "s");

const base = process.env.BASE_URL ?? "";
const cookie = await signInAsOwner(base);

/** Until the whole page is here; null where the app has no such page. */
async function timePage(path: string): Promise<number | null> {
  const start = performance.now();
  const reply = await fetch(`${base}${path}`, { headers: { cookie }, redirect: "manual" });
  await reply.text();
  if (reply.status === 404) return null;
  if (reply.status !== 200) throw new Error(`${path}: ${reply.status}`);
  return performance.now() - start;
}

// What is fitted in a thread of its own is waited for: a page that comes sooner says that it is computed.
const fitted = await fetch(`${base}/api/v1/studies/${SLUG}/comparison`, { headers: { cookie } });
await fitted.arrayBuffer();
mention("the comparison's models are there", fitted.ok ? "yes" : "no");

for (const path of ["/studies", ...PLACES.map((place) => `/studies/${SLUG}/${place}`)]) {
  const first = await timePage(path);
  if (first === null) {
    mention(`${path}: no such page`, "–");
    continue;
  }
  const times: number[] = [];
  for (let time = 0; time < TIMES; time++) times.push((await timePage(path)) ?? 0);
  mention(`${path}, the first time`, first, "ms");
  report(path, quantile(times, 0.5), LIMIT_MS, "ms");
}
conclude();
