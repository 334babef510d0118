import { parseArgs } from "node:util";
import { createOwner, type OwnerOutcome } from "@/lib/server/accounts/create-owner";
import { USAGES } from "./usages.mjs";
import { withCleanEnd } from "./with-clean-end";

/** `npm run create-owner -- EMAIL`: the first administrator of a server, or a new password for one. */

const USAGE = USAGES["create-owner"];

function describe(outcome: OwnerOutcome): { said: string; done: boolean } {
  if (outcome.kind === "malformed") return { said: outcome.reason, done: false };
  const { email } = outcome;
  if (outcome.kind === "exists") {
    const said = `There is an account ${email} already; nothing was changed. --new-password gives it a new password.`;
    return { said, done: true };
  }
  const password = `Password, shown this once: ${outcome.password}`;
  if (outcome.kind === "new-password") {
    const said = `${email} is an administrator with a new password, and was signed out of ${outcome.endedSessions} browsers.`;
    return { said: `${said}\n${password}`, done: true };
  }
  const { studies } = outcome;
  const owned =
    studies.length > 0 ? ` It owns the studies that had no member: ${studies.join(", ")}.` : "";
  return { said: `Made the administrator ${email}.${owned}\n${password}`, done: true };
}

function readArguments(args: string[]): { email: string; newPassword: boolean } | null {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: { "new-password": { type: "boolean" } },
    });
    const [email, ...others] = positionals;
    if (email === undefined || others.length > 0) return null;
    return { email, newPassword: values["new-password"] ?? false };
  } catch {
    return null;
  }
}

await withCleanEnd(async (args) => {
  const read = readArguments(args);
  const { said, done } = read
    ? describe(await createOwner(read.email, read))
    : { said: USAGE, done: false };
  (done ? console.log : console.error)(said);
  return done;
});
