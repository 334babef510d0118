import "server-only";
import { cookies, headers } from "next/headers";
import { cache } from "react";
import { cookieName } from "@/lib/server/shared/cookie-name";
import {
  asLanguage,
  chooseLanguage,
  LANGUAGES,
  type Language,
  readAcceptLanguage,
} from "@/lib/study/protocol/language";
import { offeredLanguages } from "@/lib/study/protocol/translations";
import { findTakenStudy } from "./find-taken-study";
import { isFramed } from "./is-framed";
import { rememberedRun } from "./participant-access";
import { setCookie } from "./participant-token";

const CHOSEN = "grounded_language";

/**
 * The language in which this browser is shown the pages of a study: that of the run, or else what its
 * owner has chosen or reads among those that the study offers. Of a study that we do not know, among
 * all.
 */
export const pageLanguage = cache(async (slug: string): Promise<Language> => {
  const run = await rememberedRun(slug);
  if (run) return run.language;
  const study = await findTakenStudy(slug);
  return chooseLanguage(study ? offeredLanguages(study.protocol) : LANGUAGES, await wishes());
});

/** The language for somebody who is on no page of a study. */
export async function browserLanguage(): Promise<Language> {
  return chooseLanguage(LANGUAGES, await wishes());
}

/** Shows this browser the pages of studies in a language, wherever they offer it; chosen in this one. */
export async function rememberLanguage(slug: string, language: Language): Promise<void> {
  const study = await findTakenStudy(slug);
  await setCookie(CHOSEN, language, { framed: study !== null && isFramed(study) });
}

async function wishes(): Promise<(Language | undefined)[]> {
  const chosen = asLanguage((await cookies()).get(cookieName(CHOSEN))?.value);
  return [chosen, ...readAcceptLanguage((await headers()).get("accept-language"))];
}
