import { describe, expect, it } from "vitest";
import { type ShownTrial, timelineOf } from "./run-timeline";

const at = (time: string) => `2026-11-24T${time}.000Z`;
const trial = (position: number, received: string, durationMs: number | null): ShownTrial => ({
  position,
  stem: null,
  answer: null,
  explanation: null,
  method: "MT",
  receivedAt: at(received),
  durationMs,
  awayMs: null,
  firstAnswerMs: null,
  changes: null,
  focusLosses: null,
  translated: null,
  ratings: [],
});

describe("The timeline of a run", () => {
  it("has steps, events and trials where they were first seen, in their order", () => {
    const run = {
      consentedAt: at("10:00:00"),
      aboutYouAt: at("10:01:00"),
      instructedAt: at("10:02:00"),
      completedAt: at("10:09:00"),
      endedAt: null,
      events: [{ at: at("10:04:30"), kind: "came-back", detail: {} }],
    };
    const trials = [trial(1, "10:04:00", 60_000), trial(2, "10:06:00", null)];
    const said = timelineOf(run, trials).map((entry) => [
      entry.at.slice(11, 19),
      entry.kind === "trial" ? entry.trial.position : entry.words,
    ]);
    expect(said).toEqual([
      ["10:00:00", "Consented"],
      ["10:01:00", "Told about themselves"],
      ["10:02:00", "Had read the instructions"],
      ["10:03:00", 1],
      ["10:04:30", "came back"],
      ["10:06:00", 2],
      ["10:09:00", "Reached the end"],
    ]);
  });

  it("keeps trials in their order, after the instructions, where answers took longer than there was time", () => {
    const run = {
      consentedAt: at("10:00:00"),
      aboutYouAt: null,
      instructedAt: at("10:00:01"),
      completedAt: at("10:00:03"),
      endedAt: null,
      events: [],
    };
    const trials = [trial(2, "10:00:02", 20_000), trial(1, "10:00:02", 40_000)];
    const said = timelineOf(run, trials).map((entry) => [
      entry.at.slice(11, 19),
      entry.kind === "trial" ? entry.trial.position : entry.words,
    ]);
    expect(said).toEqual([
      ["10:00:00", "Consented"],
      ["10:00:01", "Had read the instructions"],
      ["10:00:01", 1],
      ["10:00:02", 2],
      ["10:00:03", "Reached the end"],
    ]);
  });
});
