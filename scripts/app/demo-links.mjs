import { randomBytes } from "node:crypto";

/**
 * What to open, as text. The recruiter's ids are fresh, so that each run begins as a new participant.
 * @param {string} address
 * @param {import("./seed-demo.mjs").Seeded} seeded
 */
export function demoLinks(address, { openStudy, closedStudy, email, password }) {
  const ids = new URLSearchParams({
    PROLIFIC_PID: randomBytes(12).toString("hex"),
    STUDY_ID: randomBytes(12).toString("hex"),
    SESSION_ID: randomBytes(12).toString("hex"),
  });
  return [
    `  Take part   ${address}/take/${openStudy}?${ids}`,
    `  Dashboard   ${address}/studies/${closedStudy}/compare`,
    `  Sign in     ${address}/sign-in`,
    `              ${email}  ${password ?? "(the password that you chose)"}`,
  ].join("\n");
}
