"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { askServer } from "@/components/staff/shell/ask-server";
import { FormFailure } from "@/components/staff/shell/form-failure";
import { useSubmission } from "@/components/staff/shell/use-submission";
import { Button } from "@/components/ui/button";
import { alertsSchema } from "@/lib/schemas/accounts/account";

/** The switch for mails about the studies that somebody manages. */
export function AlertsForm({ alerts }: { alerts: boolean }) {
  const router = useRouter();
  const [said, setSaid] = useState("");
  const { form, button, failure } = useSubmission({
    schema: alertsSchema,
    read: (data) => ({ alerts: data.has("alerts") }),
    send: (input) => askServer("POST", "/api/account/alerts", input),
    done: () => {
      setSaid("Saved.");
      router.refresh();
    },
  });
  return (
    <form {...form} className="space-y-4">
      <label className="flex items-start gap-3">
        <input
          type="checkbox"
          name="alerts"
          defaultChecked={alerts}
          onChange={() => setSaid("")}
          className="mt-1 size-4 shrink-0 accent-accent"
        />
        <span>
          Mail me when a study that I manage is full, turns people away, or gets a submission or
          message that does not match. At most one mail a day for each reason.
        </span>
      </label>
      <p className="text-soft">
        Mails about sign-ins and passwords of your account are always sent.
      </p>
      <FormFailure failure={failure} />
      <div className="flex items-center gap-3">
        <Button {...button} look="secondary">
          Save alerts
        </Button>
        <span role="status" className="text-soft">
          {said}
        </span>
      </div>
    </form>
  );
}
