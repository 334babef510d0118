import { describe, expect, it } from "vitest";
import {
  PARTICIPANT_SORTS,
  participantOrderSchema,
  readPlace,
  writeOrder,
  writePlace,
} from "./participant-order";

describe("the order of a list of participants", () => {
  it("is what the address says, else that of arrival", () => {
    for (const by of PARTICIPANT_SORTS) {
      for (const descending of [false, true]) {
        const order = { by, descending };
        expect(participantOrderSchema.parse({ sort: writeOrder(order) })).toEqual(order);
      }
    }
    for (const sort of [undefined, "code", "--arrival", ["duration", "arrival"]]) {
      expect(participantOrderSchema.parse({ sort })).toEqual({ by: "arrival", descending: false });
    }
  });

  it("has places that are read again as they were written, and no others", () => {
    const duration = { by: "duration", descending: true } as const;
    const arrival = { by: "arrival", descending: false } as const;
    for (const place of [
      { value: 312_000, ordinal: 5 },
      { value: null, ordinal: 7 },
    ]) {
      expect(readPlace(duration, writePlace(duration, place))).toEqual(place);
    }
    expect(readPlace(arrival, "12000")).toEqual({ value: null, ordinal: 12_000 });
    for (const text of ["5", "x_5", "1_", "-1_5", "1_99999999999"]) {
      expect(readPlace(duration, text)).toBeNull();
    }
    expect(readPlace(arrival, "1_5")).toBeNull();
  });
});
