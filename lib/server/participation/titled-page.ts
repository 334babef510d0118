import "server-only";
import type { Metadata } from "next";
import { type Messages, speak } from "@/lib/messages/speak";
import { pageLanguage } from "./page-language";

/** The title of a participant's page, in the participant's language. */
export function titledPage(page: keyof Messages["titles"]) {
  return async ({ params }: { params: Promise<{ study: string }> }): Promise<Metadata> => {
    const language = await pageLanguage((await params).study);
    return { title: speak(language)(`titles.${page}`) };
  };
}
