import type { Ratings } from "@/lib/study/protocol/protocol";
import type { Draft, SubmittedResponse, WrittenComment } from "./run-record";
import type { RunRecords } from "./run-records";
import type { TrialTimes } from "./trial-clock";

/** One for all trials, so that who looks again sees that nothing has changed. */
const NOTHING_BEGUN: Draft = { answers: {} };

/**
 * What the browser keeps of one run, until the server has acknowledged it: answers begun, responses
 * not yet acknowledged, and which ones were. One record per trial, so that two tabs never overwrite
 * each other's work.
 */
export class ResponseStore {
  constructor(readonly records: RunRecords) {}

  /** What was begun for a trial. */
  draft(trialId: string): Draft {
    return this.records.get("draft", trialId) ?? NOTHING_BEGUN;
  }

  saveDraft(trialId: string, answers: Ratings, times?: TrialTimes): void {
    if (!this.isAnswered(trialId)) this.records.write(["draft", trialId, { answers, times }]);
  }

  /** Puts a response into the queue. A trial that was submitted before, in any tab, keeps what it has. */
  submit(trialId: string, response: SubmittedResponse): void {
    if (this.isAnswered(trialId)) return;
    this.records.write(["queued", trialId, response], ["draft", trialId]);
  }

  /** The server has the response: nothing of it needs to be kept. */
  markStored(trialId: string): void {
    this.records.write(["stored", trialId, true], ["queued", trialId]);
  }

  isAnswered(trialId: string): boolean {
    return this.isStored(trialId) || this.records.get("queued", trialId) !== undefined;
  }

  /** Responses that wait for the server, oldest first. */
  queued(): { trialId: string; response: SubmittedResponse }[] {
    return (
      this.records
        .trialIds("queued")
        // Another tab may have queued once more what had been acknowledged.
        .filter((trialId) => !this.isStored(trialId))
        .flatMap((trialId) => {
          const response = this.records.get("queued", trialId);
          return response ? [{ trialId, response }] : [];
        })
        .sort((a, b) => a.response.submittedAt.localeCompare(b.response.submittedAt))
    );
  }

  /** Whether a response waits that the device could not keep, so that it would go with the page. */
  isAtRisk(): boolean {
    return this.queued().some(({ trialId }) => this.records.isAtRisk("queued", trialId));
  }

  /**
   * Forgets the run, unless a response waits that this tab or another has queued.
   * @returns whether it is forgotten.
   */
  async forgetIfSent(): Promise<boolean> {
    await this.records.refresh();
    if (this.queued().length > 0) return false;
    await this.records.clear();
    return true;
  }

  comment(): WrittenComment {
    return this.records.get("comment", "") ?? { text: "", pasted: 0 };
  }

  saveComment(comment: WrittenComment): void {
    this.records.write(["comment", "", comment]);
  }

  private isStored(trialId: string): boolean {
    return this.records.get("stored", trialId) !== undefined;
  }
}
