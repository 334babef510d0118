import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { countUses } from "@/lib/server/shared/count-uses";
import type { Mail } from "@/lib/views/accounts/mails";
import { sendMail, sendsMail } from "./send-mail";

const DAY_SECONDS = 24 * 3600;
const AGAIN_AFTER_MS = 5 * 60_000;
/** Refused mails that one process keeps for later: a server of mail that is down fills no memory. */
export const MOST_WAITING = 200;

let waiting = 0;

/**
 * Sends mails that nobody waits for: once a day for each name, in all processes together. One that the
 * mail server refuses is sent once more some minutes later, where it would still be written then; one
 * that waits when the process ends is not. Where this installation sends no mail, nothing is looked up.
 * What fails is in the server's output, and fails nothing else.
 *
 * @param name - what is told of what, as in "locked/…".
 */
export function sendAlert(
  name: string,
  write: () => Promise<Mail[]>,
  againAfterMs = AGAIN_AFTER_MS,
): void {
  if (!sendsMail()) return;
  void send(name, write, againAfterMs).catch((error: unknown) => console.error(error));
}

async function send(
  name: string,
  write: () => Promise<Mail[]>,
  againAfterMs: number,
): Promise<void> {
  const [count] = await countUses([{ name: `alerts/${name}`, seconds: DAY_SECONDS }]);
  if (count?.used !== 1) return;
  const refused = await refusedOf(await write());
  if (refused.size === 0) return;
  if (waiting + refused.size > MOST_WAITING) {
    console.error(`Too many refused mails wait already: ${refused.size} will not be sent again.`);
    return;
  }
  waiting += refused.size;
  try {
    await sleep(againAfterMs, undefined, { ref: false });
    // Written anew: whoever has left meanwhile, or wants no alerts, gets none.
    await refusedOf((await write()).filter(({ to }) => refused.has(to)));
  } finally {
    waiting -= refused.size;
  }
}

/** Sends one after the other, so that no server of mail is rushed. Gives whose mail it did not take. */
async function refusedOf(mails: readonly Mail[]): Promise<Set<string>> {
  const refused = new Set<string>();
  for (const mail of mails) await sendMail(mail).catch(() => refused.add(mail.to));
  return refused;
}
