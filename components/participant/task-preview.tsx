import type { Protocol } from "@/lib/study/protocol";
import { InformationView } from "./information-view";

/** What people see of a task before they accept it at their recruiter. */
export function TaskPreview(protocol: Pick<Protocol, "title" | "information">) {
  return (
    <>
      <p className="border-b border-look bg-look-wash px-4 py-2 text-center font-semibold">
        Preview: nothing is stored. Accept the task to take part.
      </p>
      <InformationView {...protocol}>
        <p className="mt-8 border-t border-line pt-6 font-serif">
          You will be asked for your consent after you have accepted the task where you found it.
        </p>
      </InformationView>
    </>
  );
}
