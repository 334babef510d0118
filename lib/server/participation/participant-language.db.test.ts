import { expect, it, vi } from "vitest";
import { db } from "@/lib/server/shared/db";
import { callParticipantRoute } from "@/lib/server/testing/call-participant-route";
import { makeAccess } from "@/lib/server/testing/made-study";
import { makeSmallStudy } from "@/lib/server/testing/small-study";
import { takeRows } from "@/lib/server/testing/take-file";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { DEMO_LANGUAGES } from "@/prisma/demo/languages";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { loadRun } from "./load-run";

vi.mock("next/headers", async () => import("@/lib/server/testing/request-cookies"));

const IN_GERMAN_TOO: Protocol = { ...DEMO_PROTOCOL, ...DEMO_LANGUAGES, languages: ["de"] };

/** Consents as somebody who reads the study in this language, and gives the run that begins. */
async function consentIn(language: string | undefined, slug: string) {
  const body = { query: {}, consents: [true, true], visit: crypto.randomUUID(), language };
  const path = `/api/take/${slug}/consent`;
  const reply = await callParticipantRoute("POST", path, { cookie: "" }, JSON.stringify(body));
  expect(reply.status).toBe(201);
  const { id } = await db().participant.findFirstOrThrow({
    where: { study: { slug } },
    orderBy: { ordinal: "desc" },
    select: { id: true },
  });
  return loadRun(slug, id);
}

it("a run speaks the language in which somebody consented, and the files say it", async () => {
  const study = await makeSmallStudy({ protocol: IN_GERMAN_TOO });
  const german = await consentIn("de", study.slug);
  expect(german?.protocol.scale[0]).toBe("stimme gar nicht zu");
  expect(german?.protocol.constructs.map(({ key }) => key)).toEqual(
    DEMO_PROTOCOL.constructs.map(({ key }) => key),
  );
  const english = await consentIn("en", study.slug);
  expect(english?.protocol.scale[0]).toBe("strongly disagree");
  // What is not offered, or not said, is the language that the study is written in.
  expect((await consentIn("zh", study.slug))?.language).toBe("en");
  expect((await consentIn(undefined, study.slug))?.language).toBe("en");

  const rows = await takeRows(await makeAccess(study), "participants.csv");
  expect(rows.map(({ language }) => language)).toEqual(["de", "en", "en", "en"]);
});

it("a study does not open while an offered language lacks a text", async () => {
  const texts = { de: { ...DEMO_LANGUAGES.texts?.de, agree: "" } };
  await expect(makeSmallStudy({ protocol: { ...IN_GERMAN_TOO, texts } })).rejects.toMatchObject({
    code: "not-acceptable",
    fields: [{ path: "texts.de" }],
  });
});
