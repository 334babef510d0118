import { expect, it } from "vitest";
import { db } from "@/lib/server/shared/db";
import { makeSmallStudy } from "@/lib/server/testing/small-study";
import { countVisit } from "./count-visit";

it("Visits of a rush are all counted, each under its study and how it went", async () => {
  const [one, other] = [await makeSmallStudy(), await makeSmallStudy()];
  await Promise.all(
    Array.from({ length: 120 }, (_, visit) =>
      countVisit(visit % 3 ? one.id : other.id, visit % 2 ? "visit" : "study-full"),
    ),
  );
  const counts = async (studyId: string) =>
    Object.fromEntries(
      (await db().visitCount.findMany({ where: { studyId } })).map((row) => [
        row.outcome,
        row.visits,
      ]),
    );
  expect(await counts(one.id)).toEqual({ visit: 40, "study-full": 40 });
  expect(await counts(other.id)).toEqual({ visit: 20, "study-full": 20 });
});
