import "server-only";
import { headers } from "next/headers";
import { cache } from "react";
import { chooseLanguage, LANGUAGES, type Language, readAcceptLanguage } from "@/lib/study/language";
import { findTakenStudy } from "./find-taken-study";
import { rememberedRun } from "./participant-access";

/**
 * The language in which this browser is shown the pages of a study: that of the run, or else what its
 * owner reads among those that the study offers. Of a study that we do not know, among all.
 */
export const pageLanguage = cache(async (slug: string): Promise<Language> => {
  const run = await rememberedRun(slug);
  if (run) return run.language;
  const study = await findTakenStudy(slug);
  return chooseLanguage(study ? [study.protocol.language] : LANGUAGES, await wishes());
});

/** The language for somebody who is on no page of a study. */
export async function browserLanguage(): Promise<Language> {
  return chooseLanguage(LANGUAGES, await wishes());
}

async function wishes(): Promise<Language[]> {
  return readAcceptLanguage((await headers()).get("accept-language"));
}
