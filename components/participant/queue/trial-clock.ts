/** How a trial was spent, in milliseconds of the browser's steady clock. */
export interface TrialTimes {
  /** Since first sight. */
  elapsedMs: number;
  /** The part of it with the page hidden or another window in front. */
  awayMs: number;
  /** From first sight to the first answer. */
  firstAnswerMs?: number;
  /** Answers that were replaced by another one. */
  changes: number;
  /** How often the page was left. */
  focusLosses: number;
  /** Whether the page was seen translated. Times that an earlier version kept do not say. */
  translated?: boolean;
}

/** A longer silence of a page that is looked at means that the machine slept. */
const ASLEEP_MS = 10_000;

/**
 * Counts the time on one trial. Every call says what the steady clock shows, so that a change of the
 * wall clock changes nothing; `beat` has to be called every second or so. A sleep of the machine is
 * left out, also where the steady clock goes on through it.
 */
export class TrialClock {
  private spent: TrialTimes = {
    elapsedMs: 0,
    awayMs: 0,
    changes: 0,
    focusLosses: 0,
    translated: false,
  };
  private last: number;
  private seen = false;

  constructor(
    now: number,
    private hidden: boolean,
    private blurred: boolean,
  ) {
    this.last = now;
    this.seen = !hidden;
  }

  /** Goes on from times counted before, by this tab or another, unless this one has counted more. */
  continueFrom(times: TrialTimes | undefined): void {
    if (!times) return;
    const translated = this.spent.translated || times.translated === true;
    if (times.elapsedMs > this.spent.elapsedMs) this.spent = { ...times };
    this.spent.translated = translated;
  }

  beat(now: number): void {
    const passed = Math.max(0, now - this.last);
    this.last = now;
    const away = this.hidden || this.blurred;
    if (!this.seen || (!this.hidden && passed > ASLEEP_MS)) return;
    this.spent.elapsedMs += passed;
    if (away) this.spent.awayMs += passed;
  }

  /** The page was hidden or shown again; its window lost the focus or got it. */
  setPresence(now: number, { hidden = this.hidden, blurred = this.blurred }): void {
    this.beat(now);
    const wasAway = this.hidden || this.blurred;
    this.hidden = hidden;
    this.blurred = blurred;
    if (this.seen && !wasAway && (hidden || blurred)) this.spent.focusLosses++;
    if (!hidden) this.seen = true;
  }

  /** A statement was answered, perhaps instead of an answer before. */
  answer(now: number, replaced: boolean): void {
    this.beat(now);
    this.seen = true;
    this.spent.firstAnswerMs ??= this.spent.elapsedMs;
    if (replaced) this.spent.changes++;
  }

  /** The page stands there translated: that stays, also when it is shown in its own words again. */
  translate(): void {
    this.spent.translated = true;
  }

  /** The times so far; undefined while the trial has not been seen. */
  times(now: number): TrialTimes | undefined {
    this.beat(now);
    return this.seen ? { ...this.spent } : undefined;
  }
}
