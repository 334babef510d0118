import { query } from "./database";
import { OPEN_STUDY } from "./participant";

/**
 * A draft study of the demo's content and protocol, under a name of its own, so that what a journey
 * opens and closes disturbs no other. Gives its name.
 */
export async function makeDraftStudy(): Promise<string> {
  const slug = `draft-${crypto.randomUUID().slice(0, 8)}`;
  await query(
    `WITH demo AS (SELECT id FROM study WHERE slug = $2),
       made AS (INSERT INTO study (slug, title, seed) VALUES ($1, 'A draft', $1) RETURNING id),
       arrivals AS (INSERT INTO study_arrivals (study_id) SELECT id FROM made),
       members AS (INSERT INTO study_member (study_id, user_id, role)
         SELECT made.id, m.user_id, m.role FROM made, demo JOIN study_member m ON m.study_id = demo.id)
     INSERT INTO protocol_version (study_id, number, document, hash)
       SELECT made.id, 1, v.document - '{languages,texts}'::text[], v.hash FROM made, demo
         JOIN protocol_version v ON v.study_id = demo.id AND v.number = 1`,
    [slug, OPEN_STUDY],
  );
  const copied = `FROM study s, study demo JOIN %t o ON o.study_id = demo.id
    WHERE s.slug = $1 AND demo.slug = $2`;
  for (const [table, columns] of [
    ["construct", "key, position, statement, points, reversed"],
    ["method", "key, label, position"],
    ["question", "external_id, stem, choices, gold_index"],
  ] as const) {
    const others = columns.replace(/(\w+)/g, "o.$1");
    await query(
      `INSERT INTO ${table} (study_id, ${columns}) SELECT s.id, ${others} ${copied.replace("%t", table)}`,
      [slug, OPEN_STUDY],
    );
  }
  await query(
    `INSERT INTO explanation (study_id, question_id, method_id, text, length, answer_text, answer_index)
       SELECT s.id, q.id, m.id, e.text, e.length, e.answer_text, e.answer_index
         FROM study s
         JOIN study demo ON demo.slug = $2
         JOIN explanation e ON e.study_id = demo.id
         JOIN question oq ON oq.id = e.question_id
         JOIN method om ON om.id = e.method_id
         JOIN question q ON q.study_id = s.id AND q.external_id = oq.external_id
         JOIN method m ON m.study_id = s.id AND m.key = om.key
        WHERE s.slug = $1`,
    [slug, OPEN_STUDY],
  );
  return slug;
}

/**
 * The same with a protocol that differs in these parts, open: for journeys that meet what the demo's
 * protocol does not have. Gives its name.
 */
export async function makeOpenStudy(change: Record<string, unknown>): Promise<string> {
  const slug = await makeDraftStudy();
  await openDraft(slug, change);
  return slug;
}

/** Opens a draft that was made here, with a protocol that differs in these parts. */
export async function openDraft(slug: string, change: Record<string, unknown>): Promise<void> {
  await query(
    `UPDATE protocol_version v SET document = v.document || $2::jsonb, opened_at = now()
       FROM study s WHERE s.id = v.study_id AND s.slug = $1`,
    [slug, JSON.stringify(change)],
  );
  await query("UPDATE study SET status = 'OPEN', opened_at = now() WHERE slug = $1", [slug]);
}
