import type { ReactNode } from "react";
import { SelectField } from "@/components/staff/comparison/plan/select-field";
import { Button } from "@/components/ui/button";
import { StaffLink } from "./staff-link";

/** What a list shows. An ordinary form, so the address says it; `all` is the address of everything. */
export function FilterForm({
  path,
  all,
  filter,
  children,
}: {
  path: string;
  all: string;
  filter: Readonly<Record<string, string | undefined>>;
  children: ReactNode;
}) {
  const filtered = Object.values(filter).some((value) => value);
  return (
    <form
      method="get"
      action={path}
      // A new list begins with what its address says.
      key={JSON.stringify(filter)}
      className="mb-6 flex flex-wrap items-end gap-4 print:hidden"
    >
      {children}
      <Button type="submit" look="secondary">
        Show
      </Button>
      {filtered ? (
        <p className="py-2">
          <StaffLink href={all}>Show all</StaffLink>
        </p>
      ) : null}
    </form>
  );
}

/** One of several values of a part of the filter; the first option stands for all. */
export function FilterChoice({
  id,
  name,
  label,
  value = "",
  any,
  options,
  width = "w-44",
}: {
  id?: string;
  name: string;
  label: string;
  value: string | undefined;
  any: string;
  options: readonly { value: string; label: string }[];
  width?: string;
}) {
  return (
    <div className={width}>
      <SelectField
        id={id ?? name}
        name={name}
        label={label}
        defaultValue={value}
        options={[{ value: "", label: any }, ...options]}
      />
    </div>
  );
}
