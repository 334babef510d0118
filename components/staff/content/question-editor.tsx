"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { SelectField } from "@/components/staff/comparison/plan/select-field";
import { newKey, RowList } from "@/components/staff/protocol/rows";
import { TextArea } from "@/components/staff/protocol/text-area-field";
import { askServer } from "@/components/staff/shell/ask-server";
import { FormFailure } from "@/components/staff/shell/form-failure";
import { SignInAgain } from "@/components/staff/shell/sign-in-again";
import { useLeaveGuard } from "@/components/staff/shell/use-leave-guard";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { useHydrated } from "@/components/ui/use-hydrated";
import { WhenListening } from "@/components/ui/when-listening";
import { questionEditSchema } from "@/lib/schemas/content/question-edit";
import type { QuestionContent } from "@/lib/views/content/content";
import { afterStoring, editOf, type TypedQuestion, typedOf, withChoices } from "./typed-question";

interface Props {
  slug: string;
  question: QuestionContent;
  /** Of the question as it is here, so that nobody else's edit is overwritten. */
  hash: string;
}

/** Edits a question of a draft, and the texts of its explanations. What was typed stays until it is stored. */
export function QuestionEditor({ slug, question, hash }: Props) {
  const router = useRouter();
  const ready = useHydrated();
  const [basedOn, setBasedOn] = useState(hash);
  const [typed, setTyped] = useState(() => typedOf(question));
  const [problems, setProblems] = useState<Record<string, string>>({});
  const [failure, setFailure] = useState<string | null>(null);
  const [signedOut, setSignedOut] = useState(false);
  const [state, setState] = useState<"untouched" | "typing" | "saving" | "saved">("untouched");
  useLeaveGuard(state === "typing" || state === "saving");

  function change(part: Partial<TypedQuestion>) {
    setState("typing");
    setTyped({ ...typed, ...part });
  }

  async function save() {
    setFailure(null);
    const parsed = questionEditSchema.safeParse(editOf(typed, basedOn));
    const found = parsed.success ? [] : parsed.error.issues;
    setProblems(Object.fromEntries(found.map(({ path, message }) => [path.join("."), message])));
    if (!parsed.success) {
      document.getElementById(`edit-${found[0]?.path.join("-")}`)?.focus();
      return;
    }
    setState("saving");
    const address = `/api/studies/${slug}/content/questions/${question.id}`;
    const reply = await askServer("PUT", address, parsed.data);
    setSignedOut(reply.kind === "refused" && reply.code === "not-signed-in");
    const then = reply.kind === "done" ? "saved" : "typing";
    // What was typed while it was under way is still to be saved.
    setState((now) => (now === "saving" ? then : now));
    if (reply.kind === "done") {
      setBasedOn((reply.body as { hash: string }).hash);
      setTyped((now) => afterStoring(now, typed));
      router.refresh();
    } else if (reply.kind === "refused") setFailure(reply.message);
    else setFailure("The server cannot be reached. What you typed is still here; try again.");
  }

  return (
    <form
      className="max-w-[48rem] space-y-5"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (state !== "saving") void save();
      }}
    >
      <WhenListening className="min-w-0 space-y-5">
        <TextArea
          id="edit-stem"
          label="Question"
          value={typed.stem}
          problem={problems.stem}
          onType={(stem) => change({ stem })}
        />
        <RowList
          id="edit-choices"
          items={typed.choices}
          name="Choice"
          problem={problems.choices}
          least={2}
          blank={(items) => ({ key: newKey("choice")(items), was: null, text: "", answeredBy: [] })}
          onChange={(choices) => change(withChoices(typed, choices))}
          keeps={(index) => {
            const by = typed.choices[index]?.answeredBy ?? [];
            return by.length > 0 ? `Stays: ${by.join(", ")} answered it` : null;
          }}
        >
          {(index) => (
            <TextField
              id={`edit-choices-${index}-text`}
              label={`Choice ${letter(index)}`}
              value={typed.choices[index]?.text ?? ""}
              problem={problems[`choices.${index}.text`]}
              autoComplete="off"
              onChange={({ target }) =>
                change({
                  choices: typed.choices.map((other, place) =>
                    place === index ? { ...other, text: target.value } : other,
                  ),
                })
              }
            />
          )}
        </RowList>
        <SelectField
          id="edit-goldIndex"
          label="Right answer"
          value={typed.gold ?? ""}
          problem={problems.goldIndex}
          options={[
            { value: "", label: "not known" },
            ...typed.choices.map(({ key, text }, index) => ({
              value: key,
              label: `${letter(index)}  ${text}`,
            })),
          ]}
          onChange={(event) => change({ gold: event.target.value || null })}
        />
        {typed.explanations.map(({ id, text, method }, index) => (
          <TextArea
            key={id}
            id={`edit-explanations-${index}-text`}
            label={`Explanation by ${method}`}
            value={text}
            problem={problems[`explanations.${index}.text`]}
            onType={(next) =>
              change({
                explanations: typed.explanations.map((other, place) =>
                  place === index ? { ...other, text: next } : other,
                ),
              })
            }
          />
        ))}
      </WhenListening>
      <FormFailure failure={failure} />
      {signedOut ? <SignInAgain /> : null}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" disabled={!ready} aria-disabled={state === "saving"}>
          Save the question
        </Button>
        <span role="status" className="text-soft">
          {state === "saving" ? "Saving…" : state === "saved" ? "Saved" : ""}
        </span>
      </div>
    </form>
  );
}

const letter = (index: number) => String.fromCharCode(97 + index);
