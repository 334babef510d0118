import { parseArgs } from "node:util";
import { createOwner, type OwnerOutcome } from "@/lib/server/create-owner";
import { db } from "@/lib/server/db";
import { explainFailure } from "./explain-failure";

/** `npm run create-owner -- EMAIL`: the first account of a server, or a new password for one. */

const USAGE = `npm run create-owner -- EMAIL [--new-password]

Makes an account and prints its password, once. It becomes the owner of every study without members.
With --new-password, an account that is there already gets a new password and is signed out everywhere.`;

function describe(outcome: OwnerOutcome): { said: string; done: boolean } {
  if (outcome.kind === "malformed") return { said: outcome.reason, done: false };
  const { email } = outcome;
  if (outcome.kind === "exists") {
    const said = `There is an account ${email} already; nothing was changed. --new-password gives it a new password.`;
    return { said, done: true };
  }
  const password = `Password, shown this once: ${outcome.password}`;
  if (outcome.kind === "new-password") {
    const said = `${email} has a new password, and was signed out of ${outcome.endedSessions} browsers.`;
    return { said: `${said}\n${password}`, done: true };
  }
  const { studies } = outcome;
  const owned =
    studies.length > 0 ? ` It owns the studies that had no member: ${studies.join(", ")}.` : "";
  return { said: `Made the account ${email}.${owned}\n${password}`, done: true };
}

async function createOnCommand(args: string[]): Promise<boolean> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { "new-password": { type: "boolean" }, help: { type: "boolean", short: "h" } },
  });
  const [email, ...others] = positionals;
  if (values.help || email === undefined || others.length > 0) {
    (values.help ? console.log : console.error)(USAGE);
    return values.help ?? false;
  }
  const { said, done } = describe(
    await createOwner(email, { newPassword: values["new-password"] ?? false }),
  );
  (done ? console.log : console.error)(said);
  await db().$disconnect();
  return done;
}

try {
  if (!(await createOnCommand(process.argv.slice(2)))) process.exitCode = 1;
} catch (error) {
  console.error(explainFailure(error));
  process.exitCode = 1;
}
