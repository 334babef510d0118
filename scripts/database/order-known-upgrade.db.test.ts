import pg from "pg";
import { expect, it } from "vitest";
import { applyMigrations, MIGRATIONS_FOLDER } from "./apply-migrations.mjs";
import { freshDatabase } from "./create-database.mjs";
import { readMigrations } from "./pending-migrations.mjs";

const MIGRATION = "20261202110000_order_known";

it("Imported studies of before have no known order after the upgrade, own ones keep theirs", async () => {
  const url = await freshDatabase(process.env.MIGRATION_DATABASE_URL ?? "", `order_${process.pid}`);
  const names = (await readMigrations(MIGRATIONS_FOLDER)).map(({ name }: { name: string }) => name);
  await applyMigrations({ url, only: names.filter((name: string) => name < MIGRATION) });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`
      INSERT INTO study (slug, title, seed)
        VALUES ('empty', 'E', 's'), ('imported', 'I', 's'), ('own', 'O', 's');
      INSERT INTO protocol_version (study_id, number, document, hash)
        SELECT id, 1, '{}', 'h' FROM study;
      INSERT INTO participant
          (study_id, ordinal, code, protocol_version_id, source, external_id_hash)
        SELECT s.id, 1, 'c', v.id,
               (CASE s.slug WHEN 'own' THEN 'SIMULATED' ELSE 'IMPORTED' END)::participant_source, 'x'
          FROM study s JOIN protocol_version v ON v.study_id = s.id WHERE s.slug <> 'empty'`);
    await applyMigrations({ url });
    const { rows } = await client.query("SELECT slug, order_known FROM study ORDER BY slug");
    expect(rows).toEqual([
      { slug: "empty", order_known: true },
      { slug: "imported", order_known: false },
      { slug: "own", order_known: true },
    ]);
  } finally {
    await client.end();
  }
});
