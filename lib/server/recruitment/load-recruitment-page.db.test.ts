import { describe, expect, it } from "vitest";
import { enrolParticipant } from "@/lib/server/participation/enrol-participant";
import { makeAccess, makeStudy } from "@/lib/server/testing/made-study";
import { makeSmallStudy, takenStudy } from "@/lib/server/testing/small-study";
import { identifyArrival } from "./identify-arrival";
import { loadRecruitmentPage } from "./load-recruitment-page";

describe("The page of a study's recruitment", () => {
  it("offers the links of an open study, and counts who came from where", async () => {
    const study = await makeSmallStudy();
    const taken = await takenStudy(study);
    for (const [source, externalId] of [
      ["PROLIFIC", "p1"],
      ["PROLIFIC", "p2"],
      ["OPEN_LINK", "v1"],
    ] as const) {
      await enrolParticipant(taken, { source, externalId, parameters: {}, deviceHash: null });
    }
    const view = await loadRecruitmentPage(await makeAccess(study));
    const base = `http://localhost:3000/take/${study.slug}`;
    expect(view.links.map(({ address }) => address)).toEqual([
      `${base}?PROLIFIC_PID={{%PROLIFIC_PID%}}&STUDY_ID={{%STUDY_ID%}}&SESSION_ID={{%SESSION_ID%}}`,
      base,
    ]);
    expect(view.sources).toEqual([
      { source: "PROLIFIC", consented: 2, completed: 0 },
      { source: "OPEN_LINK", consented: 1, completed: 0 },
    ]);
    expect(view).toMatchObject({ status: "OPEN", invitations: true, noticed: [] });
  });

  it("counts what went wrong on the way in, by its reason", async () => {
    const study = await makeSmallStudy();
    const taken = await takenStudy(study);
    await identifyArrival(taken, { PROLIFIC_PID: "{{%PROLIFIC_PID%}}" });
    await identifyArrival(taken, { PROLIFIC_PID: "[id]" });
    await identifyArrival(taken, { invitation: "1.9999999999.AAAA" });
    const { noticed } = await loadRecruitmentPage(await makeAccess(study));
    expect(noticed.map(({ action, reason, times }) => [action, reason, times])).toEqual([
      ["refused-token", "forged", 1],
      ["unusable-link", "malformed", 2],
    ]);
    const other = await loadRecruitmentPage(await makeAccess(await makeSmallStudy()));
    expect(other.noticed).toEqual([]);
  });

  it("offers no link of a study that is not open, and none without a protocol", async () => {
    for (const status of ["DRAFT", "CLOSED"] as const) {
      const view = await loadRecruitmentPage(await makeAccess(await makeSmallStudy({ status })));
      expect(view.links).toEqual([]);
      expect(view.recruiters?.map(({ name }) => name)).toEqual(["Prolific"]);
    }
    const imported = await loadRecruitmentPage(await makeAccess(await makeStudy()));
    expect(imported).toMatchObject({ links: [], recruiters: null, invitations: false });
  });
});
