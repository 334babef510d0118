import { StaffLink } from "./staff-link";

/** Says that there is nothing here, without telling whether it exists for others. */
export function NotFoundWords() {
  return (
    <div className="max-w-[66ch]">
      <h1 className="mb-3 font-serif text-[1.728rem]">Nothing to see here</h1>
      <p>
        This page does not exist, or it is not open to your account. If somebody sent you the link,
        ask them to make you a member of the study.
      </p>
      <p className="mt-3">
        <StaffLink href="/studies">Go to your studies</StaffLink>
      </p>
    </div>
  );
}
