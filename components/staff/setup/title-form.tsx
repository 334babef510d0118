"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { askServer } from "@/components/staff/shell/ask-server";
import { FormFailure } from "@/components/staff/shell/form-failure";
import { useLeaveGuard } from "@/components/staff/shell/use-leave-guard";
import { useSubmission } from "@/components/staff/shell/use-submission";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { renameStudySchema } from "@/lib/schemas/setup/new-study";

/** The title of a draft. */
export function TitleForm({ slug, title }: { slug: string; title: string }) {
  const router = useRouter();
  const [typed, setTyped] = useState(title);
  const [stored, setStored] = useState(title);
  const [said, setSaid] = useState("");
  useLeaveGuard(typed !== stored);
  const { form, button, problems, failure } = useSubmission({
    schema: renameStudySchema,
    read: (data) => ({ ...Object.fromEntries(data), basedOn: stored }),
    send: (input) => askServer("PUT", `/api/studies/${slug}/title`, input),
    done: (_, input) => {
      setStored(input.title);
      setTyped(input.title);
      setSaid("Saved.");
      router.refresh();
    },
  });
  return (
    <form {...form} className="max-w-[48rem] space-y-3">
      <TextField
        id="title"
        name="title"
        label="Title, as it stands in lists and in files"
        value={typed}
        autoComplete="off"
        problem={problems.title}
        onChange={(event) => {
          setTyped(event.target.value);
          setSaid("");
        }}
      />
      <FormFailure failure={failure} />
      <div className="flex items-center gap-3">
        <Button {...button} look="secondary">
          Save the title
        </Button>
        <span role="status" className="text-soft">
          {said}
        </span>
      </div>
    </form>
  );
}
