import "server-only";
import type { StoredResponse } from "@/lib/figures/kept-responses";
import { storedResponse } from "./stored-response";
import type { StreamedResponse } from "./stream-responses";

/**
 * Adds rows to what is kept, a whole participant at a time where the rows stand in that order.
 *
 * @param methods - by id, their places in what is kept.
 * @param questions - gets a number for every question that it did not have.
 * @param isNew - whether a row is to be added.
 */
export async function keepPortions<Row extends StreamedResponse>(
  kept: { add(responses: readonly StoredResponse[]): void },
  portions: AsyncIterable<Row[]>,
  methods: ReadonlyMap<string, number>,
  questions: Map<string, number>,
  isNew: (row: Row) => boolean = () => true,
): Promise<void> {
  let ofOne: StoredResponse[] = [];
  for await (const rows of portions) {
    for (const row of rows) {
      if (!isNew(row)) continue;
      if (ofOne[0] && ofOne[0].participant !== row.participantId) {
        kept.add(ofOne);
        ofOne = [];
      }
      ofOne.push(storedResponse(row, methods, questions));
    }
  }
  kept.add(ofOne);
}
