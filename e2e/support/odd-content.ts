import { query } from "./database";
import { makeDraftStudy, openDraft } from "./draft-study";

const LONG = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz".repeat(4);
const ADDRESS = `https://example.org/${"a-path_without%20breaks/".repeat(12)}?q=${"x".repeat(120)}`;
const CODE = `C${"0123456789ABCDEF".repeat(5)}`;

/** Explanations as models write them in other scripts, or as nobody expects them. */
export const ODD_TEXTS = {
  arabic: "لأن الماء يتجمد عند 0 درجة مئوية، والثلج أخف من الماء.",
  hebrew: "כי המים קופאים ב-0 מעלות (32°F), והקרח צף.",
  chinese: "因为水在零度结冰，".repeat(30),
  thai: "เพราะน้ำแข็งลอยน้ำได้".repeat(20),
  marks: `Z${"\u0335\u0321\u0353".repeat(60)}algo`,
  emoji: "👩‍👩‍👧‍👦🏳️‍🌈".repeat(80),
  lines: "First, water freezes.\n\nThen it floats.",
  word: LONG,
  address: ADDRESS,
  formula: "x=".repeat(400),
} as const;

/** An open study of long words and other scripts, wherever a study has words. Gives its name. */
export async function makeOddStudy(): Promise<string> {
  const slug = await makeDraftStudy();
  const texts = Object.values(ODD_TEXTS);
  await query(
    `WITH odd AS (
       SELECT e.id, $2::text[] AS texts, row_number() OVER (ORDER BY e.id) AS n
         FROM explanation e JOIN study s ON s.id = e.study_id WHERE s.slug = $1)
     UPDATE explanation e SET text = odd.texts[1 + odd.n % cardinality(odd.texts)]
       FROM odd WHERE odd.id = e.id`,
    [slug, texts],
  );
  await query(
    `UPDATE question q
        SET stem = $2 || ' ' || q.stem, external_id = q.external_id || $3,
            choices = ARRAY[$2, $4] || q.choices[3:]
       FROM study s WHERE s.id = q.study_id AND s.slug = $1`,
    [slug, LONG, CODE, ODD_TEXTS.arabic],
  );
  await query(
    "UPDATE method m SET label = $2 || m.position FROM study s WHERE s.id = m.study_id AND s.slug = $1",
    [slug, LONG.slice(0, 90)],
  );
  await query("UPDATE study SET title = $2 WHERE slug = $1", [slug, LONG.slice(0, 120)]);
  const [{ document } = { document: {} as Record<string, never> }] = await query<{
    document: Record<string, never>;
  }>(
    `SELECT v.document FROM protocol_version v JOIN study s ON s.id = v.study_id WHERE s.slug = $1`,
    [slug],
  );
  const constructs = document.constructs as unknown as Record<string, unknown>[];
  const recruitment = document.recruitment as unknown as Record<string, unknown>;
  const practice = document.practice as unknown as Record<string, unknown> | null;
  await openDraft(slug, {
    title: LONG,
    information: [{ heading: LONG, paragraphs: [ADDRESS, ODD_TEXTS.arabic] }],
    consents: [LONG],
    debrief: [ADDRESS],
    contact: LONG,
    scale: [LONG.slice(0, 200), "", "", "", ODD_TEXTS.arabic],
    constructs: constructs.map((construct) => ({ ...construct, statement: LONG })),
    practice: practice && { ...practice, stem: LONG, explanation: ODD_TEXTS.hebrew },
    ownQuestions: [
      {
        key: "long",
        question: LONG,
        kind: "choice",
        required: false,
        options: [
          { key: "a", label: LONG },
          { key: "b", label: ODD_TEXTS.arabic },
        ],
        min: null,
        max: null,
        admits: [],
        admitsFrom: null,
        admitsTo: null,
      },
    ],
    recruitment,
  });
  return slug;
}
