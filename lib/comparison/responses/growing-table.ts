import type { ComparedConstruct, ComparedMethod, ResponseTable } from "./response-table";

/** One response as it is added to a table. */
export interface AddedResponse {
  participant: number;
  method: number;
  question: number;
  /** -1, or left out, where they are not known. */
  explanation?: number;
  run?: number;
  correct?: number;
  position: number;
  length: number;
  /** By construct: the answer minus 1, or -1 where it is missing. */
  ratings: readonly number[];
}

/** A table of responses that grows: a response takes the same time to add, however many there are. */
export interface GrowingTable {
  /** Adds a response and gives its place. */
  add(response: AddedResponse): number;
  /** What is there now; it shares the memory of the growing table. */
  view(): Omit<ResponseTable, "aboutYou">;
}

export function createGrowingTable(
  methods: ComparedMethod[],
  constructs: ComparedConstruct[],
): GrowingTable {
  let size = 0;
  let room = 1024;
  let participant = new Int32Array(room);
  let method = new Int32Array(room);
  let question = new Int32Array(room);
  let explanation = new Int32Array(room);
  let run = new Int32Array(room);
  let correct = new Int8Array(room);
  let position = new Int32Array(room);
  let length = new Float64Array(room);
  let ratings = constructs.map(() => new Int8Array(room));

  function grow(): void {
    room *= 2;
    const wider = <T extends Int8Array | Int32Array | Float64Array>(column: T): T => {
      const grown = new (column.constructor as { new (length: number): T })(room);
      grown.set(column);
      return grown;
    };
    participant = wider(participant);
    method = wider(method);
    question = wider(question);
    explanation = wider(explanation);
    run = wider(run);
    correct = wider(correct);
    position = wider(position);
    length = wider(length);
    ratings = ratings.map(wider);
  }

  return {
    add(response) {
      if (size === room) grow();
      participant[size] = response.participant;
      method[size] = response.method;
      question[size] = response.question;
      explanation[size] = response.explanation ?? -1;
      run[size] = response.run ?? -1;
      correct[size] = response.correct ?? -1;
      position[size] = response.position;
      length[size] = response.length;
      for (let construct = 0; construct < ratings.length; construct++) {
        (ratings[construct] as Int8Array)[size] = response.ratings[construct] ?? -1;
      }
      return size++;
    },
    view: () => ({
      methods,
      constructs,
      responses: size,
      participant: participant.subarray(0, size),
      method: method.subarray(0, size),
      question: question.subarray(0, size),
      explanation: explanation.subarray(0, size),
      run: run.subarray(0, size),
      correct: correct.subarray(0, size),
      position: position.subarray(0, size),
      length: length.subarray(0, size),
      ratings: ratings.map((column) => column.subarray(0, size)),
    }),
  };
}
