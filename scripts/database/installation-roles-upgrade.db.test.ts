import pg from "pg";
import { expect, it } from "vitest";
import { applyMigrations, MIGRATIONS_FOLDER } from "./apply-migrations.mjs";
import { freshDatabase } from "./create-database.mjs";
import { readMigrations } from "./pending-migrations.mjs";
import { tellRoles } from "./tell-roles.mjs";

const MIGRATION = "20261130200000_installation_roles";

it("An installation from before roles has an administrator and researchers after the upgrade, and says who", async () => {
  const url = await freshDatabase(process.env.MIGRATION_DATABASE_URL ?? "", `roles_${process.pid}`);
  const names = (await readMigrations(MIGRATIONS_FOLDER)).map(({ name }: { name: string }) => name);
  await applyMigrations({ url, only: names.filter((name: string) => name < MIGRATION) });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`
      INSERT INTO user_account (email, password_hash, created_at) VALUES
        ('invited@x.example', 'hash', '2026-02-01'), ('first@x.example', 'hash', '2026-01-01'),
        ('member@x.example', 'hash', '2026-03-01'), ('owner@x.example', NULL, '2026-04-01');
      WITH made AS (INSERT INTO study (slug, title, seed) VALUES ('s', 'S', 's') RETURNING id)
        INSERT INTO study_member (study_id, user_id, role)
          SELECT made.id, u.id, (CASE WHEN u.email = 'member@x.example' THEN 'VIEWER' ELSE 'OWNER' END)::study_role
            FROM made, user_account u WHERE u.email <> 'first@x.example';
      INSERT INTO staff_invitation (study_id, email, role, token_hash, expires_at, accepted_at)
        SELECT id, 'invited@x.example', 'OWNER'::study_role, 'a', now(), '2026-02-01'::timestamptz FROM study
        UNION ALL SELECT id, 'owner@x.example', 'OWNER'::study_role, 'b', now(), '2026-05-01'::timestamptz FROM study`);
    const { applied } = await applyMigrations({ url, only: [MIGRATION] });
    const { rows } = await client.query(
      "SELECT email, role, proven_at IS NOT NULL AS proven FROM user_account ORDER BY created_at",
    );
    expect(rows).toEqual([
      { email: "first@x.example", role: "ADMINISTRATOR", proven: true },
      { email: "invited@x.example", role: "RESEARCHER", proven: false },
      { email: "member@x.example", role: "MEMBER", proven: true },
      { email: "owner@x.example", role: "RESEARCHER", proven: true },
    ]);
    const said: string[] = [];
    await tellRoles(url, applied, (sentence: string) => said.push(sentence));
    expect(said[0]).toContain("first@x.example, is the administrator");
    expect(said[1]).toMatch(/invited@x.example, owner@x.example\.$/);
    expect(said[2]).toMatch(/: invited@x.example\.$/);
    await tellRoles(url, (await applyMigrations({ url })).applied, (sentence: string) =>
      said.push(sentence),
    );
    expect(said).toHaveLength(3);
  } finally {
    await client.end();
  }
});
