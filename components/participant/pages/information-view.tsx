import type { ReactNode } from "react";
import type { Protocol } from "@/lib/study/protocol/protocol";
import { Markdown } from "./markdown";
import { ParticipantPage } from "./participant-page";

/** What the study is about, under questions as a participant would ask them. */
export function InformationView({
  title,
  information,
  languages,
  children,
}: Pick<Protocol, "title" | "information"> & {
  /** The way to the same in other languages. */
  languages?: ReactNode;
  children: ReactNode;
}) {
  return (
    <ParticipantPage title={title}>
      {languages}
      {information.map(({ heading, paragraphs }) => (
        <section key={heading} className="mt-6">
          <h2 dir="auto" className="font-semibold">
            {heading}
          </h2>
          {paragraphs.map((paragraph) => (
            <Markdown key={paragraph} text={paragraph} className="mt-1 max-w-[66ch] font-serif" />
          ))}
        </section>
      ))}
      {children}
    </ParticipantPage>
  );
}
