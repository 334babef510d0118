import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { FittedFigures } from "@/lib/comparison/fit-comparison";
import type { StudyAccess } from "@/lib/server/accounts/study-access";
import type { BuiltStudy } from "@/lib/server/study-builder/build-study";
import { COMPARED_PEOPLE, makeComparedStudy } from "@/lib/server/testing/compared-study";
import { storePeople } from "@/lib/server/testing/finished-people";
import { makeAccess } from "@/lib/server/testing/made-study";
import { fitInWorker } from "./fit-in-worker";
import { loadComparison } from "./load-comparison";
import { loadComparisonPage } from "./load-comparison-page";

// The fits are the real ones, but counted, and held up or failed where a test says so.
vi.mock("./fit-in-worker", async (original) => {
  const actual = await original<typeof import("./fit-in-worker")>();
  return { ...actual, fitInWorker: vi.fn(actual.fitInWorker) };
});

const LONG_MS = 120_000;
const fit = vi.mocked(fitInWorker);

let study: BuiltStudy;
let access: StudyAccess;

beforeEach(async () => {
  study = await makeComparedStudy();
  access = await makeAccess(study);
  fit.mockClear();
});
afterEach(() => {
  vi.restoreAllMocks();
});

/** One more participant, with one response. */
async function addResponse(arrival = COMPARED_PEOPLE.length + 1): Promise<void> {
  await storePeople(study, [{ given: [[4, "CF", 5, 4]] }], arrival);
}

/** The next fit waits until it is let go. */
function holdNextFit(): () => void {
  let letGo: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const really = fit.getMockImplementation();
  fit.mockImplementationOnce(async (table, resampling) => {
    await held;
    if (!really) throw new Error("There is nothing to fit with.");
    return really(table, resampling);
  });
  return letGo;
}

function failNextFit(): void {
  fit.mockImplementationOnce(() => Promise.reject<FittedFigures>(new Error("It does not fit.")));
}

describe("What is fitted to a set of responses", () => {
  it("is fitted once for the same responses", async () => {
    const first = await loadComparison(access, "all", LONG_MS);
    expect(first.fits.state).toBe("current");
    const second = await loadComparison(access, "all", LONG_MS);
    expect(second.fits).toEqual(first.fits);
    expect(fit).toHaveBeenCalledTimes(1);
  });

  it("is fitted once when several ask at the same time, and once for each set", async () => {
    const ask = () => loadComparison(access, "all", LONG_MS);
    for (const { fits } of await Promise.all([ask(), ask(), ask()])) {
      expect(fits.state).toBe("current");
    }
    expect(fit).toHaveBeenCalledTimes(1);
    await loadComparison(access, "checked", LONG_MS);
    expect(fit).toHaveBeenCalledTimes(2);
  });

  it("is not waited for by who has no patience, and goes on all the same", async () => {
    const letGo = holdNextFit();
    const { fits, counts } = await loadComparison(access, "all", 0);
    expect(fits).toEqual({ state: "computing" });
    expect(counts.responses).toBe(12);
    letGo();
    expect((await loadComparison(access, "all", LONG_MS)).fits.state).toBe("current");
    expect(fit).toHaveBeenCalledTimes(1);
  });

  it("is of a while ago after one more response, beside the counts of now, until it is waited for", async () => {
    await loadComparison(access, "all", LONG_MS);
    await addResponse();
    const letGo = holdNextFit();
    const hasty = await loadComparison(access, "all", 0);
    expect(hasty.counts.responses).toBe(13);
    expect(hasty.sizes.all).toEqual({ participants: 6, responses: 13 });
    expect(hasty.fits).toMatchObject({ state: "stale", figures: { responses: 12 } });
    const page = await loadComparisonPage(access, "all", null);
    expect(page.progress).toEqual({ state: "stale", responses: 12 });
    expect(page.view.variables[0]?.counted.overall).toMatchObject({ n: 13 });
    letGo();
    const patient = await loadComparison(access, "all", LONG_MS);
    expect(patient.fits).toMatchObject({ state: "current", figures: { responses: 13 } });
    expect(fit).toHaveBeenCalledTimes(2);
  });

  it("is of all responses for who waits, though a fit of fewer was still under way", async () => {
    const letGo = holdNextFit();
    await loadComparison(access, "all", 0);
    await addResponse();
    const waiting = loadComparison(access, "all", LONG_MS);
    letGo();
    const { fits, counts } = await waiting;
    expect(counts.responses).toBe(13);
    expect(fits).toMatchObject({ state: "current", figures: { responses: 13 } });
  });

  it("says that it failed, is not tried again in vain, but is for more responses", async () => {
    const complained = vi.spyOn(console, "error").mockImplementation(() => {});
    failNextFit();
    expect((await loadComparison(access, "all", LONG_MS)).fits).toEqual({ state: "failed" });
    expect((await loadComparison(access, "all", LONG_MS)).fits).toEqual({ state: "failed" });
    expect((await loadComparisonPage(access, "all", null)).progress).toEqual({ state: "failed" });
    expect(fit).toHaveBeenCalledTimes(1);
    expect(complained).toHaveBeenCalledTimes(1);
    await addResponse();
    const { fits } = await loadComparison(access, "all", LONG_MS);
    expect(fits).toMatchObject({ state: "current", figures: { responses: 13 } });
    expect(fit).toHaveBeenCalledTimes(2);
  });

  it("that failed does not stand for another set", async () => {
    vi.spyOn(console, "error").mockImplementation(() => {});
    failNextFit();
    expect((await loadComparison(access, "all", LONG_MS)).fits.state).toBe("failed");
    expect((await loadComparison(access, "completed", LONG_MS)).fits.state).toBe("current");
  });

  it("is nothing where a set is empty", async () => {
    const [started] = COMPARED_PEOPLE.filter(({ completed }) => completed === false);
    const begun = await makeAccess(await makeComparedStudy(started ? [started] : []));
    expect((await loadComparison(begun, "completed", LONG_MS)).counts.responses).toBe(0);
    expect((await loadComparison(begun, "checked", LONG_MS)).fits).toEqual({ state: "computing" });
    expect(fit).not.toHaveBeenCalled();
  });
});
