"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { SelectField } from "@/components/staff/comparison/plan/select-field";
import { askServer } from "@/components/staff/shell/ask-server";
import { FormFailure } from "@/components/staff/shell/form-failure";
import { useSubmission } from "@/components/staff/shell/use-submission";
import { Button } from "@/components/ui/button";
import { installationRoleSchema } from "@/lib/schemas/accounts/installation";
import {
  INSTALLATION_ROLE_WORDS,
  INSTALLATION_ROLES,
} from "@/lib/views/accounts/installation-role";
import type { AccountRow } from "@/lib/views/accounts/installation-view";

const OPTIONS = INSTALLATION_ROLES.map((role) => ({
  value: role,
  label: INSTALLATION_ROLE_WORDS[role].name,
}));

/** Assigns an installation role to an account. */
export function InstallationRoleForm({ account }: { account: AccountRow }) {
  const router = useRouter();
  const [said, setSaid] = useState("");
  const { form, button, failure } = useSubmission({
    schema: installationRoleSchema,
    send: (input) => askServer("POST", `/api/accounts/${account.id}/role`, input),
    done: (_, { role }) => {
      setSaid(`Now ${INSTALLATION_ROLE_WORDS[role].name.toLowerCase()}.`);
      // Who gives up being an administrator has no such page any more.
      if (account.self && role !== "ADMINISTRATOR") window.location.assign("/studies");
      else router.refresh();
    },
  });
  return (
    <form {...form} className="space-y-2">
      <div className="flex flex-wrap items-end gap-3">
        <div className="w-44">
          <SelectField
            key={account.role}
            id={`role-${account.id}`}
            name="role"
            label={
              <>
                Role<span className="sr-only"> of {account.email}</span>
              </>
            }
            defaultValue={account.role}
            options={OPTIONS}
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
