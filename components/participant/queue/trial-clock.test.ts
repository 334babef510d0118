import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { TrialClock } from "./trial-clock";

const HERE = { hidden: false, blurred: false };

/** Beats every second until then, as the page does. */
function run(clock: TrialClock, from: number, to: number) {
  for (let now = from; now <= to; now += 1000) clock.beat(now);
}

describe("TrialClock", () => {
  it("counts from first sight to now, and to the first answer", () => {
    const clock = new TrialClock(5000, false, false);
    clock.answer(7000, false);
    clock.answer(8000, false);
    clock.answer(8500, true);
    expect(clock.times(9000)).toEqual({
      elapsedMs: 4000,
      awayMs: 0,
      firstAnswerMs: 2000,
      changes: 1,
      focusLosses: 0,
      translated: false,
    });
  });

  it("counts the time away within the whole, and how often the page was left", () => {
    const clock = new TrialClock(0, false, false);
    clock.setPresence(1000, { blurred: true });
    clock.setPresence(1500, { hidden: true });
    clock.setPresence(4000, { hidden: false });
    clock.setPresence(4500, { blurred: false });
    clock.setPresence(6000, { blurred: true });
    clock.setPresence(6100, { blurred: false });
    expect(clock.times(7000)).toMatchObject({ elapsedMs: 7000, awayMs: 3600, focusLosses: 2 });
  });

  it("begins when the trial is seen: not in a tab behind", () => {
    const clock = new TrialClock(0, true, false);
    run(clock, 1000, 60_000);
    expect(clock.times(60_000)).toBeUndefined();
    clock.setPresence(60_000, { hidden: false });
    expect(clock.times(61_000)).toMatchObject({ elapsedMs: 1000, awayMs: 0, focusLosses: 0 });
  });

  it("leaves a sleep of the machine out, also where the steady clock goes on through it", () => {
    const clock = new TrialClock(0, false, false);
    run(clock, 1000, 3000);
    clock.beat(3000 + 8 * 3600 * 1000);
    expect(clock.times(3500 + 8 * 3600 * 1000)).toMatchObject({ elapsedMs: 3500, awayMs: 0 });
  });

  it("takes hours behind another window, where timers are slow, for time away", () => {
    const clock = new TrialClock(0, false, false);
    clock.setPresence(1000, { hidden: true });
    clock.beat(3_600_000);
    clock.setPresence(3_601_000, { hidden: false });
    expect(clock.times(3_602_000)).toMatchObject({ elapsedMs: 3_602_000, awayMs: 3_600_000 });
  });

  it("goes on from the times kept over a reload, and from those of another tab if these are more", () => {
    const before = new TrialClock(0, false, false);
    before.answer(2000, false);
    const kept = before.times(4000);
    const reloaded = new TrialClock(100, false, false);
    reloaded.continueFrom(kept);
    reloaded.continueFrom({ elapsedMs: 1, awayMs: 1, changes: 9, focusLosses: 9 });
    expect(reloaded.times(1100)).toEqual({
      elapsedMs: 5000,
      awayMs: 0,
      firstAnswerMs: 2000,
      changes: 0,
      focusLosses: 0,
      translated: false,
    });
    // The kept times are not counted on.
    expect(kept?.elapsedMs).toBe(4000);
  });

  it("stays translated once it was, over a reload and in another tab that counted less", () => {
    const before = new TrialClock(0, false, false);
    before.translate();
    const kept = before.times(4000);
    const reloaded = new TrialClock(0, false, false);
    reloaded.continueFrom(kept);
    expect(reloaded.times(1000)).toMatchObject({ translated: true });
    const longer = new TrialClock(0, false, false);
    longer.beat(9000);
    longer.continueFrom(kept);
    expect(longer.times(9000)).toMatchObject({ elapsedMs: 9000, translated: true });
  });

  it("never counts more time away than time, nor time that did not pass", () => {
    const step = fc.record({
      after: fc.integer({ min: 0, max: 20_000 }),
      what: fc.constantFrom("beat", "hide", "show", "blur", "focus", "answer"),
    });
    fc.assert(
      fc.property(fc.boolean(), fc.array(step, { maxLength: 60 }), (hidden, steps) => {
        const clock = new TrialClock(0, hidden, false);
        let now = 0;
        for (const { after, what } of steps) {
          now += after;
          if (what === "beat") clock.beat(now);
          else if (what === "answer") clock.answer(now, false);
          else if (what === "hide" || what === "show")
            clock.setPresence(now, { hidden: what === "hide" });
          else clock.setPresence(now, { blurred: what === "blur" });
        }
        clock.setPresence(now, HERE);
        const times = clock.times(now);
        expect(times?.awayMs).toBeLessThanOrEqual(times?.elapsedMs ?? -1);
        expect(times?.firstAnswerMs ?? 0).toBeLessThanOrEqual(times?.elapsedMs ?? -1);
        expect(times?.elapsedMs).toBeLessThanOrEqual(now);
      }),
    );
  });
});
