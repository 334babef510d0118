/** Where finished tasks of MTurk are handed in: its production and its sandbox. */
const SUBMIT_HOSTS = ["https://www.mturk.com", "https://workersandbox.mturk.com"];

/** What MTurk's link has in place of an assignment while somebody only looks at the task. */
export const MTURK_PREVIEW = "ASSIGNMENT_ID_NOT_AVAILABLE";

/** What a form posts, and where, to hand a finished task in. */
export interface HandIn {
  address: string;
  fields: { assignmentId: string; code: string };
}

/** The host that a link's `turkSubmitTo` names, with or without a slash after it; null for any other. */
export function readSubmitHost(turkSubmitTo: string): string | null {
  return SUBMIT_HOSTS.find((host) => turkSubmitTo === host || turkSubmitTo === `${host}/`) ?? null;
}

/** How a task of MTurk is handed in; null where the link did not say of which task or where. */
export function handInAtMturk(
  { assignmentId, turkSubmitTo = "" }: Readonly<Record<string, string | undefined>>,
  code: string,
): HandIn | null {
  const host = readSubmitHost(turkSubmitTo);
  if (!host || !assignmentId || assignmentId === MTURK_PREVIEW) return null;
  return { address: `${host}/mturk/externalSubmit`, fields: { assignmentId, code } };
}
