import { createHash } from "node:crypto";
import { HttpParticipant } from "@/lib/server/pilot/http-participant";
import type { AboutYou } from "@/lib/study/protocol/about-you";

/** What everybody in a bench says of themselves. */
export const ABOUT_YOU: AboutYou = {
  gender: "female",
  ageBand: "30-34",
  country: "GB",
  education: "university",
  employment: "employee",
};

/** An id as Prolific's are, the same for the same name. */
function prolificId(name: string): string {
  return createHash("sha256").update(name).digest("hex").slice(0, 24);
}

/** Where somebody is in the network: people of a bench are not all behind one address. */
export function addressOf(name: string): string {
  return `10.${[...createHash("sha256").update(name).digest().subarray(0, 3)].join(".")}`;
}

/** Somebody whom Prolific sends. */
export class ProlificParticipant extends HttpParticipant {
  /** Their id at Prolific. */
  readonly person: string;

  constructor(study: string, name: string) {
    const person = prolificId(name);
    const submission = prolificId(`submission of ${name}`);
    super(study, { PROLIFIC_PID: person, STUDY_ID: "bench", SESSION_ID: submission });
    this.person = person;
    this.address = addressOf(name);
  }
}
