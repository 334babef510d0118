import { createRandom, type Random } from "@/lib/random";

/** A row of `comparison.csv`; null where a rating is missing. */
export interface StudyRow {
  participant: number;
  question: number;
  /** Place in the study's methods. */
  method: number;
  ratings: (number | null)[];
  length: number;
}

export interface RandomStudy {
  name: string;
  constructs: string[];
  methods: string[];
  rows: StudyRow[];
}

const METHODS = ["CF:Unrevised", "MT:Unrevised", "MT+CF:Unrevised", "MT+CF:Revised"];
const CONSTRUCTS = [
  "Plausibility",
  "Understandability",
  "Completeness",
  "Satisfaction",
  "Contrastiveness",
];

/**
 * Small studies of every awkward sort: heavy ties, methods without ratings or with one, groups of
 * unequal size, missing ratings, one participant, and now and then the same answer throughout.
 */
export function randomStudies(seed: string, studies: number): RandomStudy[] {
  const random = createRandom(seed);
  return Array.from({ length: studies }, (_, number) => randomStudy(random, `study ${number + 1}`));
}

function randomStudy(random: Random, name: string): RandomStudy {
  const methods = METHODS.slice(0, 2 + random.below(3));
  const participants = 1 + random.below(16);
  const planned = 1 + random.below(8);
  const missing = random.below(3) === 0 ? 0.2 * random.uniform() : 0;
  // How many of ten drawn trials of a method are kept: none, or some of them.
  const kept = methods.map(() => (random.below(8) === 0 ? 0 : 2 + random.below(9)));
  const draw = pickAnswers(random);
  const rows: StudyRow[] = [];
  for (let participant = 1; participant <= participants; participant++) {
    const leaning = random.normal();
    for (let trial = 0; trial < planned; trial++) {
      const method = random.below(methods.length);
      if (random.below(10) >= kept[method]!) continue;
      const ratings = CONSTRUCTS.map(() =>
        random.uniform() < missing ? null : draw(leaning + method / 4),
      );
      const length = 20 + random.below(400);
      rows.push({ participant, question: random.below(40), method, ratings, length });
    }
  }
  // A method with exactly one rating.
  if (random.below(5) === 0) {
    const single = random.below(methods.length);
    const first = rows.findIndex((row) => row.method === single);
    const others = rows.filter((row, index) => row.method !== single || index === first);
    return { name, constructs: CONSTRUCTS, methods, rows: others };
  }
  return { name, constructs: CONSTRUCTS, methods, rows };
}

function pickAnswers(random: Random): (leaning: number) => number {
  const kind = random.below(12);
  if (kind === 0) return () => 4;
  if (kind <= 2) return (leaning) => (leaning + random.normal() > 0 ? 5 : 4);
  const spread = 0.5 + random.uniform();
  return (leaning) =>
    Math.min(5, Math.max(1, Math.round(3.5 + spread * (leaning + random.normal()))));
}

/** The study as the file that the scripts read. */
export function writeComparisonCsv({ constructs, methods, rows }: RandomStudy): string {
  const header = ["CASE", "position", "question", "model", ...constructs, "length"].join(",");
  const lines = rows.map((row, place) =>
    [
      row.participant,
      place + 1,
      row.question,
      methods[row.method],
      ...row.ratings.map((rating) => rating ?? ""),
      row.length,
    ].join(","),
  );
  return [header, ...lines].join("\n");
}
