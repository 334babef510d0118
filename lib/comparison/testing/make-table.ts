import { createGrowingTable } from "@/lib/comparison/responses/growing-table";
import type { ResponseTable } from "@/lib/comparison/responses/response-table";
import { createRandom } from "@/lib/random";

export interface MadeTable {
  methods?: string[];
  constructs?: string[];
  participants?: number;
  /** Responses of each participant. */
  responses?: number;
  /** An answer from 1 to 5, or null where it is missing; `drawn` is one of these. */
  rate?: (row: { method: string; construct: string; drawn: number }) => number | null;
  /** Whether the response is there at all. */
  has?: (method: string) => boolean;
  aboutYou?: ResponseTable["aboutYou"];
}

/** A table of made ratings, the same at every call; what is unusual about it is given. */
export function makeTable({
  methods = ["CF", "MT", "MT+CF"],
  constructs = ["A", "B", "C"],
  participants = 12,
  responses = 6,
  rate = ({ drawn }) => drawn,
  has = () => true,
  aboutYou = [],
}: MadeTable): ResponseTable {
  const random = createRandom("made table");
  const table = createGrowingTable(
    methods.map((key) => ({ key, label: key })),
    constructs.map((key) => ({ key, statement: null, points: 5 })),
  );
  for (let participant = 0; participant < participants; participant++) {
    const level = random.normal();
    for (let response = 0; response < responses; response++) {
      const method = (participant + response) % methods.length;
      const name = methods[method] ?? "";
      const ratings = constructs.map((construct) => {
        const noise = Math.round(3.4 + level + method / 3 + random.normal());
        const drawn = Math.min(5, Math.max(1, noise));
        return (rate({ method: name, construct, drawn }) ?? 0) - 1;
      });
      const length = 60 + random.below(200);
      const question = random.below(8);
      if (!has(name)) continue;
      const explanation = method * 8 + question;
      const correct = explanation % 3 === 0 ? 0 : 1;
      const content = { question, explanation, correct, run: method };
      table.add({ participant, method, ...content, position: response + 1, length, ratings });
    }
  }
  return { ...table.view(), aboutYou };
}
