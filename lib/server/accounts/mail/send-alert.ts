import "server-only";
import { countUses } from "@/lib/server/shared/count-uses";
import type { Mail } from "@/lib/views/accounts/mails";
import { sendMail, sendsMail } from "./send-mail";

const DAY_SECONDS = 24 * 3600;

/**
 * Sends mails that nobody waits for: once a day for each name, in all processes together. Where this
 * installation sends no mail, nothing is looked up. What fails is in the server's output, and fails
 * nothing else.
 *
 * @param name - what is told of what, as in "locked/…".
 */
export function sendAlert(name: string, write: () => Promise<Mail[]>): void {
  if (!sendsMail()) return;
  void send(name, write).catch((error: unknown) => console.error(error));
}

async function send(name: string, write: () => Promise<Mail[]>): Promise<void> {
  const [count] = await countUses([{ name: `alerts/${name}`, seconds: DAY_SECONDS }]);
  if (count?.used !== 1) return;
  // One after the other: a server of mail is not rushed by an alert.
  for (const mail of await write()) await sendMail(mail).catch(() => {});
}
