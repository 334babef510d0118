import "server-only";
import nodemailer from "nodemailer";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import type { Mail } from "@/lib/views/accounts/mails";

const TIMEOUT_MS = 15_000;

/** Whether this installation sends mail. Without it links are shown to whoever hands them over. */
export function sendsMail(): boolean {
  const { SMTP_URL, MAIL_FROM } = env();
  return SMTP_URL !== undefined && MAIL_FROM !== undefined;
}

/**
 * Sends a mail, as plain text.
 * @throws AppError unavailable (503) where the mail server does not take it; what it said is in the
 * server's output.
 */
export async function sendMail({ to, subject, text }: Mail): Promise<void> {
  const { SMTP_URL: url, MAIL_FROM: from } = env();
  if (!url || !from) throw new Error("Mail is sent where SMTP_URL and MAIL_FROM are set.");
  const transport = nodemailer.createTransport({
    url,
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    await transport.sendMail({ from, to: { name: "", address: to }, subject, text });
  } catch (error) {
    console.error("A mail could not be sent:", error instanceof Error ? error.message : error);
    throw new AppError("unavailable", "The mail could not be sent. Try again in a few minutes.");
  } finally {
    transport.close();
  }
}
