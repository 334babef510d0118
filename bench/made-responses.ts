import type { ResponseTable } from "@/lib/comparison/responses/response-table";
import { createRandom } from "@/lib/random";
import { PUBLISHED_RATING_MODEL, simulateRun } from "@/lib/study/pilot/simulated-participants";

const METHODS = ["CF:Unrevised", "MT:Unrevised", "MT+CF:Unrevised", "MT+CF:Revised"];

/**
 * Responses drawn from the model of the simulated participants: so many participants with 12 or 13
 * trials each, three or four of every method, of 384 questions.
 */
export function makeResponses(participants: number, seed = "bench"): ResponseTable {
  const random = createRandom(seed);
  const constructs = Object.keys(PUBLISHED_RATING_MODEL.constructs);
  const model = { ...PUBLISHED_RATING_MODEL, dropOutRate: 0 };
  const room = participants * 13;
  const column = () => new Int32Array(room);
  const [participant, method, question, position] = [column(), column(), column(), column()];
  const length = new Float64Array(room);
  const ratings = constructs.map(() => new Int8Array(room));
  let row = 0;
  for (let person = 0; person < participants; person++) {
    const trials = person % 2 === 0 ? 12 : 13;
    const methods = random.shuffle(Array.from({ length: trials }, (_, trial) => trial % 4));
    const run = simulateRun(
      model,
      methods.map((place) => METHODS[place] ?? ""),
      random,
    );
    run.responses.forEach((response, trial) => {
      participant[row] = person;
      method[row] = methods[trial] ?? 0;
      question[row] = random.below(384);
      position[row] = trial + 1;
      length[row] = 100 + random.below(300);
      constructs.forEach((construct, place) => {
        const values = ratings[place];
        if (values) values[row] = (response.ratings[construct] ?? 1) - 1;
      });
      row += 1;
    });
  }
  return {
    methods: METHODS.map((key) => ({ key, label: key })),
    constructs: constructs.map((key) => ({ key, statement: null, points: 5 })),
    responses: row,
    participant: participant.slice(0, row),
    method: method.slice(0, row),
    question: question.slice(0, row),
    // Each method has one explanation of a question.
    explanation: question
      .slice(0, row)
      .map((asked, at) => asked * METHODS.length + (method[at] ?? 0)),
    run: new Int32Array(row).fill(-1),
    correct: new Int8Array(row).fill(-1),
    position: position.slice(0, row),
    length: length.slice(0, row),
    ratings: ratings.map((values) => values.slice(0, row)),
    aboutYou: [],
  };
}

/** A table as a file that R and `npm run compare` read. */
export function writeResponses(table: ResponseTable): string {
  const keys = table.constructs.map(({ key }) => key);
  const lines = [["CASE", "model", "question", "position", "length", ...keys].join(",")];
  for (let row = 0; row < table.responses; row++) {
    const method = table.methods[table.method[row] ?? 0]?.key;
    const { participant, question, position, length, ratings } = table;
    const answers = ratings.map((values) => (values[row] ?? 0) + 1);
    lines.push(
      [participant[row], method, question[row], position[row], length[row], ...answers].join(","),
    );
  }
  return `${lines.join("\n")}\n`;
}
