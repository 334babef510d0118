import { setTimeout as sleep } from "node:timers/promises";
import { openPassingRun } from "@/components/participant/queue/open-passing-run";
import { startSender } from "@/components/participant/queue/response-sender";
import type { ResponseStore } from "@/components/participant/queue/response-store";
import { sendResponse } from "@/components/participant/queue/send-response";
import type { Ratings } from "@/lib/study/protocol/protocol";
import type { ProlificParticipant } from "./prolific-participant";

const RETRY_MS = 1000;

/** What a test of one browser looks for in what the server sends. */
export interface Watched {
  code: string;
  /** Pages that had the code while an answer was not acknowledged. */
  shownEarly: number;
}

/**
 * One participant's browser with the pages' own queue, in memory: it answers trial after trial whatever
 * becomes of the network, and asks for the end when all is acknowledged.
 */
export class SimulatedBrowser {
  readonly answers = new Map<string, Ratings>();
  readonly acknowledged = new Set<string>();
  finished = false;

  private constructor(
    readonly person: ProlificParticipant,
    private readonly store: ResponseStore,
    private readonly base: string,
    private readonly watched: Watched,
  ) {}

  static async open(person: ProlificParticipant, base: string, watched: Watched) {
    return new SimulatedBrowser(person, await openPassingRun(person.person), base, watched);
  }

  /** Answers the trials, each when it is allowed to, and resolves when the code is on the screen. */
  async takePart(
    trials: readonly string[],
    rate: (trial: string) => Ratings,
    allow: (place: number) => Promise<void>,
  ): Promise<void> {
    const { store } = this;
    const wake = startSender({
      store: {
        queued: () => store.queued(),
        markStored: (trial) => {
          this.acknowledged.add(trial);
          store.markStored(trial);
        },
      },
      send: sendResponse,
      onState: () => {},
      pause: (milliseconds) => sleep(milliseconds),
      random: Math.random,
      alone: (work) => work(),
    });
    for (const [place, trial] of trials.entries()) {
      await allow(place);
      const ratings = rate(trial);
      this.answers.set(trial, ratings);
      const submittedAt = new Date().toISOString();
      store.submit(trial, { ratings, durationMs: 9000, submittedAt });
      wake();
      if (place % 5 === 4) await this.look("thanks", trials.length);
    }
    while (store.queued().length > 0) await sleep(100);
    while (!(await this.ask("finish"))) await sleep(RETRY_MS);
    while (!(await this.look("thanks", trials.length))) await sleep(RETRY_MS);
    this.finished = true;
  }

  private async ask(step: string): Promise<boolean> {
    const reply = await this.send(step, "/api/take", {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "sec-fetch-site": "same-origin",
        cookie: this.person.cookie,
      },
      body: JSON.stringify({ comment: "" }),
    });
    return reply !== null;
  }

  /** Opens a page; true when it shows the code. */
  private async look(page: string, trials: number): Promise<boolean> {
    const open = this.acknowledged.size < trials;
    const text = await this.send(page, "/take", { headers: { cookie: this.person.cookie } });
    const shown = text?.includes(this.watched.code) ?? false;
    if (shown && open) this.watched.shownEarly++;
    return shown;
  }

  private async send(step: string, under: string, init: RequestInit): Promise<string | null> {
    try {
      const reply = await fetch(`${this.base}${under}/${this.person.study}/${step}`, {
        ...init,
        signal: AbortSignal.timeout(15_000),
      });
      const text = await reply.text();
      return reply.ok ? text : null;
    } catch {
      return null;
    }
  }
}
