import { createGrowingTable } from "@/lib/study/growing-table";
import type { ComparedConstruct, ComparedMethod, ResponseTable } from "@/lib/study/response-table";
import { scoredPlace } from "@/lib/study/scored-rating";
import { type AnalysisSet, isInSet } from "./analysis-set";
import { failedSetChecks } from "./failed-set-checks";
import type { StoredResponse } from "./kept-responses";

export interface CollectedSet {
  /** Takes all responses of one participant. */
  add(responses: readonly StoredResponse[]): void;
  /** The responses of the set, as `keepResponses` would have them after the same ones. */
  table(): Omit<ResponseTable, "aboutYou">;
  /** The ids of all participants, by their number in the table. */
  participants(): string[];
}

/**
 * The responses of one analysis set, for who reads a study once: of participants nothing but their ids
 * is kept, so that it takes the memory of the table alone.
 *
 * @param excluded - the ids of those whom a decision leaves out.
 */
export function collectSet(
  set: AnalysisSet,
  methods: ComparedMethod[],
  constructs: ComparedConstruct[],
  excluded: ReadonlySet<string>,
): CollectedSet {
  const table = createGrowingTable(methods, constructs);
  const participants: string[] = [];
  return {
    add(responses) {
      const [first] = responses;
      if (!first) return;
      const { participant: id, completed, failedAttention } = first;
      const participant = participants.push(id) - 1;
      const failed = failedSetChecks(responses, failedAttention);
      if (!isInSet(set, { excluded: excluded.has(id), completed, failed })) return;
      for (const response of responses) {
        const ratings = response.ratings.map((place, index) =>
          scoredPlace(place, constructs[index] ?? { points: 0 }),
        );
        table.add({ ...response, ratings, participant });
      }
    },
    table: table.view,
    participants: () => participants,
  };
}
