import type { ResponseTable } from "@/lib/comparison/responses/response-table";
import { makeTable } from "@/lib/comparison/testing/make-table";
import { ABOUT_YOU_KEYS } from "@/lib/study/protocol/about-you";

/** Names of columns, of figures, of R's and Python's own words, and what has to be quoted. */
export const AWKWARD_KEYS = {
  constructs: [
    ...["model", "CASE", "y", "use.names", "kind", "if"],
    ...['it\'s “é” "1\\2",\n名 😀 > a / b'],
  ],
  methods: ["=1+1", "explanationLength", "1|2", "clmm", "ü, 名 / 2"],
};

/** There clmm's own search ends at a jump, away from its maximum. */
export const WITH_JUMPS = "a variance of 2.9, at which clmm's function has jumps";

/** Made studies for the scripts of a bundle: with gaps and answers, and of awkward sorts. */
export function analysedTables(): Record<string, ResponseTable> {
  let rated = 0;
  const participants = 14;
  const usual = makeTable({
    participants,
    rate: ({ drawn }) => (rated++ % 37 === 0 ? null : drawn),
    aboutYou: ABOUT_YOU_KEYS.slice(0, 3).map((key, question) => ({
      key,
      levels: [`${key} a`, `${key} b`],
      level: Int32Array.from({ length: participants }, (_, at) => ((at >> question) % 3) - 1),
    })),
  });
  const scales = makeTable({ rate: ({ drawn }) => Math.min(4, drawn) });
  return {
    "a usual study": usual,
    "scales of several lengths, one reversed": {
      ...scales,
      constructs: scales.constructs.map((one, place) => ({
        ...one,
        points: 4 + place,
        reversed: place === 1,
      })),
    },
    "a method that nobody rated": makeTable({ has: (method) => method !== "MT" }),
    "equal ratings": makeTable({ rate: () => 3 }),
    "keys that are words of the scripts": makeTable({ ...AWKWARD_KEYS, participants: 10 }),
    [WITH_JUMPS]: firstConstruct(
      makeTable({
        methods: ["a", "b", "c", "d"],
        constructs: ["A", "B", "C", "D", "E"],
        participants: 117,
        responses: 12,
      }),
    ),
    "one participant and one construct": makeTable({ participants: 1, constructs: ["A"] }),
  };
}

function firstConstruct(table: ResponseTable): ResponseTable {
  return {
    ...table,
    constructs: table.constructs.slice(0, 1),
    ratings: table.ratings.slice(0, 1),
  };
}
