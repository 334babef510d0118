import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { flagTimes, LEAST_MISSING_MS, type TimedTrial } from "./quality-times";

const START = Date.parse("2026-05-04T10:00:00Z");
const SECOND = 1000;

/** Twelve responses, each told as 25 s, that the server got one after another. */
const twelve = (receivedMs: (index: number) => number, submittedMs = receivedMs): TimedTrial[] =>
  Array.from({ length: 12 }, (_, index) => ({
    position: index + 1,
    durationMs: 25 * SECOND,
    receivedMs: receivedMs(index),
    submittedMs: submittedMs(index),
  }));

describe("Implausible times", () => {
  it("are twelve answers in half a second, each told as 25 s", () => {
    const burst = twelve((index) => START + SECOND + index * 45);
    expect(flagTimes(burst, START)).toEqual({
      kind: "implausible-times",
      reportedMs: 300_000,
      possibleMs: 1495,
      responses: 12,
    });
  });

  it("are seen by the participant's own clock where they waited before", () => {
    const burst = twelve((index) => START + 3600 * SECOND + index * 45);
    expect(flagTimes(burst, START)).toMatchObject({ reportedMs: 275_000, responses: 11 });
  });

  it("are seen by the server's clock where submissions are told as far apart", () => {
    const told = (index: number) => START - (11 - index) * 25 * SECOND;
    const burst = twelve((index) => START + index * 45, told);
    expect(flagTimes(burst, START)).toMatchObject({ reportedMs: 300_000, responses: 12 });
  });

  it("are not those of answers that were given offline and came all at once", () => {
    const given = (index: number) => START + (index + 1) * 25 * SECOND;
    expect(
      flagTimes(
        twelve(() => given(11) + SECOND, given),
        START,
      ),
    ).toBeNull();
    // The first three had arrived before the network went.
    const received = (index: number) => (index < 3 ? given(index) + 200 : given(11) + SECOND);
    expect(flagTimes(twelve(received, given), START)).toBeNull();
  });

  it("are none where nothing was measured, or times are not to be compared", () => {
    const burst = twelve(() => START);
    expect(flagTimes(burst, null)).toBeNull();
    expect(flagTimes([], START)).toBeNull();
    const unmeasured = burst.map((trial) => ({ ...trial, durationMs: null }));
    expect(flagTimes(unmeasured, START)).toBeNull();
  });

  const steps = fc.array(
    fc.record({
      pauseMs: fc.nat(60 * SECOND),
      durationMs: fc.nat(120 * SECOND),
      lateMs: fc.oneof(fc.constant(100), fc.nat(3600 * SECOND)),
    }),
    { maxLength: 20 },
  );
  const skew = fc.integer({ min: -86_400 * SECOND, max: 86_400 * SECOND });

  /** Trials as they were really worked on, with the moment of submission. */
  function work(given: { pauseMs: number; durationMs: number; lateMs: number }[]) {
    let nowMs = START;
    return given.map((step, index) => {
      nowMs += step.pauseMs + step.durationMs;
      return { ...step, position: index + 1, nowMs };
    });
  }

  it("are never those of somebody who took the time, however late and disordered answers came", () => {
    fc.assert(
      fc.property(steps, skew, (given, skewMs) => {
        const trials = work(given).map(({ position, durationMs, nowMs, lateMs }) => ({
          position,
          durationMs,
          receivedMs: nowMs + lateMs,
          submittedMs: nowMs + skewMs,
        }));
        expect(flagTimes(trials, START)).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it("are never those of a queue that came online at some time, whose device set its clock once", () => {
    fc.assert(
      fc.property(
        steps,
        fc.nat(7200 * SECOND),
        fc.nat(20),
        skew,
        (given, onlineAfterMs, setAt, setByMs) => {
          const trials = work(given).map(({ position, durationMs, nowMs }) => ({
            position,
            durationMs,
            receivedMs: Math.max(nowMs, START + onlineAfterMs),
            submittedMs: nowMs + (position > setAt ? setByMs : 0),
          }));
          expect(flagTimes(trials, START)).toBeNull();
        },
      ),
      { numRuns: 300 },
    );
  });

  it("are those of everybody who tells more than has passed, by more than the tolerance", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ durationMs: fc.nat(120 * SECOND), gapMs: fc.nat(2 * SECOND) }), {
          minLength: 1,
          maxLength: 20,
        }),
        fc.boolean(),
        (answers, honestClock) => {
          let now = START;
          let told = START;
          const trials = answers.map(({ durationMs, gapMs }, index) => {
            now += gapMs;
            told += durationMs;
            const submittedMs = honestClock ? now : told;
            return { position: index + 1, durationMs, receivedMs: now, submittedMs };
          });
          const reported = answers.reduce((sum, { durationMs }) => sum + durationMs, 0);
          fc.pre(reported - (now - START) > LEAST_MISSING_MS);
          expect(flagTimes(trials, START)?.kind).toBe("implausible-times");
        },
      ),
      { numRuns: 300 },
    );
  });
});
