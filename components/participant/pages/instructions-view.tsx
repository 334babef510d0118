import { speak } from "@/lib/messages/speak";
import type { AskedQuestion } from "@/lib/study/protocol/checks";
import type { Language } from "@/lib/study/protocol/language";
import { type Protocol, scaleOf } from "@/lib/study/protocol/protocol";
import { Instructions } from "./instructions";
import { Markdown } from "./markdown";
import { ParticipantPage } from "./participant-page";
import { WithdrawLink } from "./withdraw-link";

/** What to do, one to practise, and what should have been understood. */
export function InstructionsView({
  language,
  study,
  total,
  instructions,
  practice,
  constructs,
  scale,
  questions,
  withdrawHref,
}: {
  language: Language;
  study: string;
  /** How many explanations there are to rate. */
  total: number;
  questions: AskedQuestion[];
  withdrawHref: string;
} & Pick<Protocol, "instructions" | "practice" | "constructs" | "scale">) {
  const t = speak(language);
  const [least = "", most = ""] = [scale[0], scale.at(-1)];
  const statements = constructs.length;
  const own = constructs.some((construct) => construct.scale);
  const options = Math.max(...constructs.map((construct) => scaleOf({ scale }, construct).length));
  return (
    <ParticipantPage title={t("titles.instructions")}>
      <div className="mt-3 max-w-[66ch] space-y-3 font-serif">
        {instructions ? <Markdown text={instructions} /> : null}
        <p>{t("instructions.questions", { total })}</p>
        <p>
          {own
            ? t("instructions.ownScales", { statements })
            : t("instructions.statements", { statements, least, most })}
        </p>
        <p>{t(options > 9 ? "instructions.keysWithZero" : "instructions.keys", { options })}</p>
      </div>
      <Instructions
        study={study}
        practice={practice}
        constructs={constructs}
        scale={scale}
        questions={questions}
      />
      <WithdrawLink language={language} href={withdrawHref} />
    </ParticipantPage>
  );
}
