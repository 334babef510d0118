import { formatInstant } from "@/lib/format";

/** A mail, in plain text. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Titles are people's own words: in a subject they stay on one line. */
function onOneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

export function invitationMail({
  to,
  study,
  link,
  expiresAt,
}: {
  to: string;
  study: string;
  link: string;
  expiresAt: Date;
}): Mail {
  return {
    to,
    subject: `Invitation to the study “${onOneLine(study)}”`,
    text: `You are invited to work on the study “${onOneLine(study)}” in Grounded.

Open this link to join. It works once, until ${formatInstant(expiresAt.toISOString())}:
${link}

Do not forward this mail: whoever opens the link joins as you.
If you did not expect it, ignore it.
`,
  };
}

export function passwordResetMail({
  to,
  link,
  expiresAt,
}: {
  to: string;
  link: string;
  expiresAt: string;
}): Mail {
  return {
    to,
    subject: "Set a new password for Grounded",
    text: `Somebody asked to set a new password for your account ${to}.

Open this link to set it. It works once, until ${formatInstant(expiresAt)}:
${link}

If it was not you, ignore this mail: your password stays as it is.
`,
  };
}
