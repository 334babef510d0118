import { formatInstant } from "@/lib/format";
import { STUDY_ALERTS, type StudyAlert } from "./study-alert";

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

const NOT_YOU = `If this was not you, set a new password on the sign-in page and tell an administrator of Grounded.`;

export function newBrowserMail({
  to,
  at,
  browser,
  link,
}: {
  to: string;
  at: string;
  browser: string | null;
  link: string;
}): Mail {
  return {
    to,
    subject: "New sign-in to Grounded",
    text: `Your account ${to} was signed in to from a browser that it was not used in before.

Browser: ${browser ?? "unknown"}
Time: ${formatInstant(at)}

Your sign-ins are listed at ${link}
${NOT_YOU}
`,
  };
}

export function slowedMail({ to, at }: { to: string; at: string }): Mail {
  return {
    to,
    subject: "Wrong passwords for your Grounded account",
    text: `Several wrong passwords were tried for your account ${to}. The last was at ${formatInstant(at)}.

Further attempts now have to wait. Browsers that you have signed in with before are not affected.
If this was you, wait a few minutes, or set a new password. If not, you need to do nothing.
`,
  };
}

export function passwordChangedMail({ to, at }: { to: string; at: string }): Mail {
  return {
    to,
    subject: "Your Grounded password was changed",
    text: `The password of your account ${to} was changed at ${formatInstant(at)}, and all other browsers were signed out.

${NOT_YOU}
`,
  };
}

export function studyAlertMail({
  to,
  study,
  action,
  link,
}: {
  to: string;
  study: string;
  action: StudyAlert;
  link: string;
}): Mail {
  const { what, todo } = STUDY_ALERTS[action];
  return {
    to,
    subject: `Study “${onOneLine(study)}”: ${what.split(/[,.]| because/)[0]}`,
    text: `${what}

${todo}
${link}

You get this at most once a day. To stop these mails, change “Study alerts” on your account page.
`,
  };
}
