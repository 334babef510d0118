import type { Ratings } from "@/lib/study/protocol";

/** What a participant submitted for one trial. */
export interface SubmittedResponse {
  ratings: Ratings;
  /** Milliseconds on the trial, by the browser's steady clock. */
  durationMs: number;
  /** ISO 8601, by the participant's clock. */
  submittedAt: string;
}

/** The part of `Storage` that is needed. */
export type KeyValueStore = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

type Part = "draft" | "queued" | "stored" | "comment";

/**
 * What the browser keeps of one run, until the server has acknowledged it: answers begun, responses
 * not yet acknowledged, and which ones were. One key per trial, so that two tabs never overwrite
 * each other's work.
 */
export class ResponseStore {
  constructor(
    private readonly storage: KeyValueStore,
    /** The participant's code. */
    private readonly run: string,
  ) {}

  /** The answers begun for a trial, also those that are submitted and wait. */
  draft(trialId: string): Ratings {
    return this.read<Ratings>("draft", trialId) ?? {};
  }

  saveDraft(trialId: string, ratings: Ratings): void {
    this.write("draft", trialId, ratings);
  }

  /** Puts a response into the queue. A trial that was submitted before, in any tab, keeps what it has. */
  submit(trialId: string, response: SubmittedResponse): void {
    if (!this.isAnswered(trialId)) this.write("queued", trialId, response);
    this.storage.removeItem(this.name("draft", trialId));
  }

  /** The server has the response: nothing of it needs to be kept. */
  markStored(trialId: string): void {
    // "Stored" first: between the two lines a trial may be both, but never neither.
    this.write("stored", trialId, true);
    this.storage.removeItem(this.name("queued", trialId));
  }

  isAnswered(trialId: string): boolean {
    return (
      this.storage.getItem(this.name("stored", trialId)) !== null ||
      this.storage.getItem(this.name("queued", trialId)) !== null
    );
  }

  /** Responses that wait for the server, oldest first. */
  queued(): { trialId: string; response: SubmittedResponse }[] {
    return this.names("queued")
      .flatMap((name) => {
        const trialId = name.slice(this.name("queued", "").length);
        const response = this.read<SubmittedResponse>("queued", trialId);
        return response ? [{ trialId, response }] : [];
      })
      .sort((a, b) => a.response.submittedAt.localeCompare(b.response.submittedAt));
  }

  comment(): string {
    return this.read<string>("comment", "") ?? "";
  }

  saveComment(comment: string): void {
    this.write("comment", "", comment);
  }

  /** Whether a change of the storage tells that another tab has finished and forgotten the run. */
  isForgotten(change: { key: string | null; newValue: string | null }): boolean {
    return change.newValue === null && !!change.key?.startsWith(this.name("stored", ""));
  }

  /** Forgets the whole run. */
  clear(): void {
    for (const name of this.names()) this.storage.removeItem(name);
  }

  private name(part: Part, trialId: string): string {
    return `grounded/${this.run}/${part}/${trialId}`;
  }

  private names(part?: Part): string[] {
    const start = part ? this.name(part, "") : `grounded/${this.run}/`;
    return Array.from({ length: this.storage.length }, (_, index) => this.storage.key(index))
      .filter((name) => name !== null)
      .filter((name) => name.startsWith(start));
  }

  private read<T>(part: Part, trialId: string): T | null {
    const text = this.storage.getItem(this.name(part, trialId));
    if (text === null) return null;
    try {
      return JSON.parse(text) as T;
    } catch {
      return null;
    }
  }

  private write(part: Part, trialId: string, value: unknown): void {
    this.storage.setItem(this.name(part, trialId), JSON.stringify(value));
  }
}
