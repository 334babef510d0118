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

/** Somebody whom Prolific sends with this id. */
export class ProlificParticipant extends HttpParticipant {
  constructor(
    study: string,
    readonly person: string,
  ) {
    super(study, { PROLIFIC_PID: person, STUDY_ID: "bench", SESSION_ID: person });
  }
}
