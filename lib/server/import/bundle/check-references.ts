import "server-only";
import type { RecordLine } from "@/lib/schemas/setup/study-record";

interface Wrong {
  field?: string;
  reason: string;
}

/** What the lines before have said there is. */
export interface KnownParts {
  study: boolean;
  protocols: Set<number>;
  /** The points of the constructs, in their order. */
  constructs: { key: string; position: number; points: number }[];
  methods: Set<string>;
  /** The method of each run. */
  runs: Map<string, string>;
  /** The number of choices of each question. */
  questions: Map<string, number>;
  explanations: Set<string>;
  participants: Set<number>;
  codes: Set<string>;
  trials: Set<string>;
}

/** As many as a response has ratings at the most. */
const MOST_CONSTRUCTS = 40;

export function nothingKnown(): KnownParts {
  return {
    study: false,
    protocols: new Set(),
    constructs: [],
    methods: new Set(),
    runs: new Map(),
    questions: new Map(),
    explanations: new Set(),
    participants: new Set(),
    codes: new Set(),
    trials: new Set(),
  };
}

/** What is wrong between a line and those before it; what it adds is known from then on. */
export function* checkReferences(line: RecordLine, known: KnownParts): Generator<Wrong> {
  if (line.kind !== "study" && !known.study) {
    yield { reason: "The first line has to be of the kind “study”." };
  }
  switch (line.kind) {
    case "study":
      if (known.study) yield { reason: "There is more than one line of the kind “study”." };
      known.study = true;
      return;
    case "protocol":
      return yield* once(known.protocols, line.number, "number");
    case "construct":
      if (known.constructs.length >= MOST_CONSTRUCTS) {
        yield { reason: `There are more than ${MOST_CONSTRUCTS} constructs.` };
        return;
      }
      if (
        known.constructs.some(({ key, position }) => key === line.key || position >= line.position)
      ) {
        yield { field: "key", reason: "Constructs stand in their order, each once." };
      }
      known.constructs.push(line);
      return;
    case "method":
      return yield* once(known.methods, line.key, "key");
    case "run":
      yield* there(known.methods, line.method, "method");
      yield* once(known.runs, line.id, "id");
      known.runs.set(line.id, line.method);
      return;
    case "question":
      yield* once(known.questions, line.externalId, "externalId");
      known.questions.set(line.externalId, line.choices.length);
      yield* choice(line.goldIndex, line.choices.length, "goldIndex");
      if (line.labels && line.labels.length !== line.choices.length) {
        yield { field: "labels", reason: "There are as many as choices." };
      }
      return;
    case "explanation":
      return yield* checkExplanation(line, known);
    case "retirement":
      return yield* there(known.explanations, line.explanation, "explanation");
    case "visits":
      return;
    case "participant":
      yield* there(known.protocols, line.protocol, "protocol");
      yield* once(known.participants, line.ordinal, "ordinal");
      return yield* once(known.codes, line.code, "code");
    case "event":
    case "exclusion":
      return yield* there(known.participants, line.participant, "participant");
    case "places":
      yield* there(known.participants, line.participant, "participant");
      if (line.explanations.length !== line.positions.length) {
        yield { field: "positions", reason: "There are as many as explanations." };
      }
      return;
    case "trial":
      yield* there(known.participants, line.participant, "participant");
      yield* there(known.explanations, line.explanation, "explanation");
      yield* once(known.trials, line.id, "id");
      if (line.response) yield* checkRatings(line.response.ratings, known);
  }
}

function* checkExplanation(line: RecordLine<"explanation">, known: KnownParts): Generator<Wrong> {
  const choices = known.questions.get(line.question);
  if (choices === undefined) yield* there(known.questions, line.question, "question");
  else yield* choice(line.answerIndex, choices, "answerIndex");
  yield* there(known.methods, line.method, "method");
  if (line.run !== null && known.runs.get(line.run) !== line.method) {
    yield { field: "run", reason: "It is no run of the method." };
  }
  yield* once(known.explanations, line.id, "id");
}

function* checkRatings(ratings: readonly number[], { constructs }: KnownParts): Generator<Wrong> {
  if (ratings.length !== constructs.length) {
    const reason = `There are ${ratings.length} ratings, and ${constructs.length} constructs.`;
    yield { field: "ratings", reason };
  }
  for (const [at, { key, points }] of constructs.entries()) {
    const value = ratings[at];
    if (value !== undefined && value > points) {
      yield {
        field: `ratings.${at}`,
        reason: `${key} has ${points} answer options, not ${value}.`,
      };
    }
  }
}

function* choice(index: number | null, choices: number, field: string): Generator<Wrong> {
  if (index !== null && index >= choices) yield { field, reason: "It is not among the choices." };
}

interface Names<Name> {
  has(name: Name): boolean;
}

function* there<Name extends string | number>(
  names: Names<Name>,
  name: Name,
  field: string,
): Generator<Wrong> {
  if (!names.has(name)) yield { field, reason: `“${name}” is not in the file before this line.` };
}

function* once<Name extends string | number>(
  names: Names<Name> & { add?(name: Name): unknown },
  name: Name,
  field: string,
): Generator<Wrong> {
  if (names.has(name)) yield { field, reason: `“${name}” stands here for the second time.` };
  names.add?.(name);
}
