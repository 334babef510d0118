import type { ReactNode } from "react";
import { SelectField } from "@/components/staff/comparison/plan/select-field";
import { ROLE_WORDS, STAFF_ROLES, type StaffRole } from "@/lib/views/accounts/staff-role";

const OPTIONS = STAFF_ROLES.map((role) => ({ value: role, label: ROLE_WORDS[role].name }));

/** The choice of a role, under a name that says whose it is. */
export function RoleField({
  id,
  label = "Role",
  chosen,
  problem,
}: {
  id: string;
  label?: ReactNode;
  chosen: StaffRole;
  problem?: string | undefined;
}) {
  return (
    <SelectField
      id={id}
      name="role"
      label={label}
      defaultValue={chosen}
      options={OPTIONS}
      problem={problem}
    />
  );
}

/** What each role can do. */
export function RoleWords() {
  return (
    <dl className="mt-2 max-w-[66ch]">
      {STAFF_ROLES.map((role) => (
        <div key={role}>
          <dt className="inline font-semibold">{ROLE_WORDS[role].name}:</dt>{" "}
          <dd className="inline">can {ROLE_WORDS[role].can}.</dd>
        </div>
      ))}
    </dl>
  );
}
