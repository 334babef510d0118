import { ConfirmedForm } from "@/components/staff/shell/confirmed-form";
import { ROLE_WORDS } from "@/lib/views/accounts/staff-role";
import type { StaffMember, StaffView } from "@/lib/views/accounts/staff-view";
import { RoleForm } from "./role-form";

/** The study's staff: each with their role, which can be changed, and the way out. */
export function MemberList({ path, view }: { path: string; view: StaffView }) {
  return (
    <ul className="max-w-[60rem]">
      {view.members.map((member) => (
        <li
          key={member.id}
          className="grid gap-x-6 gap-y-2 border-t border-line py-4 md:grid-cols-[1fr_auto]"
        >
          <Member path={`${path}/${member.id}`} member={member} last={isLast(view, member)} />
        </li>
      ))}
    </ul>
  );
}

function isLast({ owners }: StaffView, { role }: StaffMember): boolean {
  return owners === 1 && role === "OWNER";
}

function Member({ path, member, last }: { path: string; member: StaffMember; last: boolean }) {
  const { email, name, role, self, proven } = member;
  const called = name ?? email;
  return (
    <>
      <div className="min-w-0">
        <p className="font-semibold break-words">
          {called}
          {self ? <span className="font-normal text-soft"> (you)</span> : null}
        </p>
        {name ? <p className="break-words text-soft">{email}</p> : null}
        {proven ? null : <p>E-mail address not verified.</p>}
        {last ? (
          <p className="mt-1 text-soft">
            Owner. A study keeps at least one: make somebody else an owner before this one goes.
          </p>
        ) : null}
      </div>
      {last ? null : (
        <div className="space-y-2">
          <RoleForm action={`${path}/role`} member={member} />
          <ConfirmedForm
            action={`${path}/removal`}
            summary={self ? "Leave the study" : "Remove"}
            of={self ? "" : called}
            button={self ? "Leave the study" : `Remove ${called} from the study`}
            said={`${called} is not on the study’s staff any more.`}
            leaves={self}
          >
            {self
              ? "You lose access to this study at once, and your tokens for it end."
              : `${called}, ${ROLE_WORDS[role].name.toLowerCase()}, loses access at once, and their tokens for this study end. What they did stays in the audit log.`}
          </ConfirmedForm>
        </div>
      )}
    </>
  );
}
