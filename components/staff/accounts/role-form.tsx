"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { askServer } from "@/components/staff/shell/ask-server";
import { FormFailure } from "@/components/staff/shell/form-failure";
import { useSubmission } from "@/components/staff/shell/use-submission";
import { Button } from "@/components/ui/button";
import { roleSchema } from "@/lib/schemas/accounts/staff";
import { ROLE_WORDS } from "@/lib/views/accounts/staff-role";
import type { StaffMember } from "@/lib/views/accounts/staff-view";
import { RoleField } from "./role-field";

/** Gives a member another role. */
export function RoleForm({ action, member }: { action: string; member: StaffMember }) {
  const router = useRouter();
  const [said, setSaid] = useState("");
  const { form, button, failure } = useSubmission({
    schema: roleSchema,
    send: (input) => askServer("POST", action, input),
    done: (_, { role }) => {
      setSaid(`Now ${ROLE_WORDS[role].name.toLowerCase()}.`);
      // Who gives up being an owner has no such page any more.
      if (member.self && role !== "OWNER") window.location.reload();
      else router.refresh();
    },
  });
  return (
    <form {...form} className="space-y-2">
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-40">
          <RoleField
            key={member.role}
            id={`role-${member.id}`}
            label={
              <>
                Role<span className="sr-only"> of {member.name ?? member.email}</span>
              </>
            }
            chosen={member.role}
          />
        </div>
        <Button {...button} look="secondary">
          Change
        </Button>
        <span role="status" className="py-2 text-soft">
          {said}
        </span>
      </div>
      <FormFailure failure={failure} />
    </form>
  );
}
