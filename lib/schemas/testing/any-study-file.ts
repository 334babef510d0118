import fc from "fast-check";
import { STUDY_FILE_FORMAT, type StudyFile } from "@/lib/schemas/setup/study-file";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";

/** Characters that files and databases are known to stumble over; Postgres takes no NUL. */
const text = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .string({ unit: "grapheme-composite", minLength: 1, maxLength })
    .filter((one) => !one.includes("\u0000") && one.trim() !== "");
const trimmed = (maxLength: number) => text(maxLength).map((one) => one.trim());
/** Reading a translation leaves out one key of JavaScript's own. */
const translated = trimmed(20).filter((one) => one !== "__proto__");

/** Any study that a file can hold: several methods and students, with texts in any script. */
export function anyStudyFile(): fc.Arbitrary<StudyFile> {
  return fc
    .record({
      title: trimmed(40),
      keys: fc.uniqueArray(trimmed(8), { minLength: 1, maxLength: 4 }),
      protocol: fc.boolean(),
      spoken: fc.record({
        languages: fc.uniqueArray(fc.constantFrom("de", "zh"), { maxLength: 2 }),
        texts: fc.record({ zh: fc.dictionary(translated, trimmed(20), { maxKeys: 3 }) }),
      }),
      amount: fc.option(fc.double({ min: 0.01, max: 1e6, noNaN: true }), { nil: undefined }),
      runs: fc.array(
        fc.record({
          method: fc.nat(),
          modelSize: fc.option(text(6)),
          runNumber: fc.option(fc.integer({ min: 0, max: 9 })),
          testAccuracy: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
        }),
        { maxLength: 5 },
      ),
      ids: fc.uniqueArray(text(6), { maxLength: 5 }),
      seed: fc.infiniteStream(fc.nat()),
      texts: fc.infiniteStream(fc.option(text(30), { freq: 4 })),
    })
    .map(({ title, keys, protocol, spoken, amount, runs, ids, seed, texts }): StudyFile => {
      const next = (below: number) => seed.next().value % below;
      const words = () => texts.next().value;
      const keyOf = (place: number) => keys[place % keys.length] ?? "";
      const modelRuns = runs.map(({ method, ...run }) => ({ methodKey: keyOf(method), ...run }));
      const students = [
        ...keys.map((methodKey) => ({ methodKey, modelRun: null })),
        ...modelRuns.map(({ methodKey }, modelRun) => ({ methodKey, modelRun })),
      ];
      return {
        format: STUDY_FILE_FORMAT,
        title,
        methods: keys.map((key, place): StudyFile["methods"][number] => ({
          key,
          label: `${key}.`,
          factors: place === 0 ? { training: "both" } : {},
          colour: place === 1 ? "#1f6f5b" : null,
        })),
        ...(protocol
          ? {
              protocol: {
                ...DEMO_PROTOCOL,
                ...spoken,
                ...(amount ? { reward: { amount, currency: "CHF" } } : {}),
              },
            }
          : {
              protocol: null,
              constructs: [{ key: "Clarity", statement: words(), points: 7, reversed: true }],
            }),
        modelRuns,
        questions: ids.map((externalId) => {
          const choices = Array.from({ length: 2 + next(3) }, () => words() ?? "a choice");
          return {
            externalId,
            stem: words(),
            choices,
            ...(next(3) === 0 ? { labels: choices.map((_, place) => String(place + 1)) } : {}),
            goldIndex: next(2) === 0 ? null : next(choices.length),
            explanations: students
              .filter(() => next(3) > 0)
              .map((student) => ({
                ...student,
                text: words(),
                length: next(500),
                answerIndex: next(4) === 0 ? null : next(choices.length),
                answerText: words(),
                retired: next(5) === 0 ? "It names a model." : null,
              })),
          };
        }),
      };
    });
}
