import { describe, expect, it } from "vitest";
import { parseRatings } from "@/lib/importers/parse-ratings";
import type { PublishedRatings } from "@/lib/importers/published-ratings";
import { RESPONSES_COLUMNS, type ResponseRow } from "./responses-columns";
import { writeCsv } from "./write-csv";

const HEADER =
  "CASE,rationale,Completeness,Contrastiveness,Plausibility,Satisfaction,Understandability,rationale_id,model,rationale_length,gender,age,country,education,employement";

async function written(rows: ResponseRow[]) {
  let text = "";
  for await (const chunk of writeCsv(rows, RESPONSES_COLUMNS)) text += chunk;
  return text;
}

function parsed(text: string): PublishedRatings {
  const outcome = parseRatings(text);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.records;
}

const rowsOf = ({ participants }: PublishedRatings): ResponseRow[] =>
  participants.flatMap(({ case: name, aboutYou, responses }) =>
    responses.map((response) => ({
      ...response,
      participantOrdinal: Number(name),
      questionNumber: response.rationaleId,
      aboutYou,
    })),
  );

describe("The export in the published layout", () => {
  const file = [
    HEADER,
    "5,RE08,1,2,3,4,5,40,MT+CF:RevRationales,200,diverse,15 to 19 years old,Türkiye,Still in school,Pupil/in school",
    "5,RE19,5,4,3,2,1,41,CF:PosRationales,90,diverse,15 to 19 years old,Türkiye,Still in school,Pupil/in school",
    '2,RE10,2,2,2,2,2,40,MT:PosRationales,150,female,65 years or older,No answer,"High school diploma/Intermediate/General Certificate of Secondary Education, secondary school-leaving certificate or equivalent",Other',
    "",
  ].join("\r\n");

  it("has exactly the published columns", async () => {
    expect(await written([])).toBe(`${HEADER}\r\n`);
  });

  it("of an imported file is that file", async () => {
    expect(await written(rowsOf(parsed(file)))).toBe(file);
  });

  it("can be imported again and gives the same", async () => {
    const once = parsed(file);
    expect(parsed(await written(rowsOf(once)))).toEqual(once);
  });

  it("leaves fields empty for constructs that the study does not have", async () => {
    const row: ResponseRow = {
      participantOrdinal: 1,
      position: 13,
      ratings: { Plausibility: 4, Trust: 5 },
      questionNumber: 7,
      methodKey: "baseline",
      explanationLength: 30,
      aboutYou: null,
    };
    expect((await written([row])).split("\r\n")[1]).toBe(
      "1,RE20,,,4,,,7,baseline,30,No answer,No answer,No answer,No answer,No answer",
    );
  });
});
