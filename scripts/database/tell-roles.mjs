import pg from "pg";

const MIGRATION = "20261130200000_installation_roles";

/**
 * Says who became what, once: after the migration that gave accounts their installation roles.
 * @param {string} url
 * @param {string[]} applied the migrations that were applied now
 * @param {(sentence: string) => void} say
 */
export async function tellRoles(url, applied, say) {
  if (!applied.includes(MIGRATION)) return;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(
      "SELECT email, role::text, proven_at IS NULL AS unproven FROM user_account ORDER BY created_at, id",
    );
    for (const sentence of rolesMessage(rows)) say(sentence);
  } finally {
    await client.end();
  }
}

/**
 * @param {{ email: string, role: string, unproven: boolean }[]} accounts
 * @returns {string[]}
 */
export function rolesMessage(accounts) {
  const administrator = accounts.find(({ role }) => role === "ADMINISTRATOR");
  if (!administrator) return [];
  const researchers = accounts.filter(({ role }) => role === "RESEARCHER");
  const unproven = accounts.filter((account) => account.unproven);
  const list = (/** @type {{ email: string }[]} */ some) =>
    some.map(({ email }) => email).join(", ");
  return [
    `The oldest account, ${administrator.email}, is the administrator now. It assigns roles at /accounts.`,
    ...(researchers.length > 0
      ? [`Owners of studies are researchers, who may create studies: ${list(researchers)}.`]
      : []),
    ...(unproven.length > 0
      ? [
          `Accounts made by invitation have unverified addresses until their owners sign in by a provider or use a password link from an administrator: ${list(unproven)}.`,
        ]
      : []),
  ];
}
