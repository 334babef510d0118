"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { askServer } from "@/components/staff/shell/ask-server";
import { FormFailure } from "@/components/staff/shell/form-failure";
import { useSubmission } from "@/components/staff/shell/use-submission";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { nameSchema } from "@/lib/schemas/accounts/account";

export function NameForm({ name }: { name: string | null }) {
  const router = useRouter();
  const [said, setSaid] = useState("");
  const { form, button, problems, failure } = useSubmission({
    schema: nameSchema,
    send: (input) => askServer("POST", "/api/account/name", input),
    done: () => {
      setSaid("Saved.");
      router.refresh();
    },
  });
  return (
    <form {...form} className="space-y-4">
      <TextField
        id="name"
        name="name"
        label="Your name, for your colleagues"
        defaultValue={name ?? ""}
        autoComplete="name"
        problem={problems.name}
        onChange={() => setSaid("")}
      />
      <FormFailure failure={failure} />
      <div className="flex items-center gap-3">
        <Button {...button} look="secondary">
          Save the name
        </Button>
        <span role="status" className="text-soft">
          {said}
        </span>
      </div>
    </form>
  );
}
