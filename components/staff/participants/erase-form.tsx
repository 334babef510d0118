import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { VERBATIM } from "@/components/ui/verbatim";
import { REASON_LENGTH } from "@/lib/schemas/participants/erasure";
import { erasureWords } from "@/lib/views/participants/participant-detail";

/** Erases a participant on request: what will be gone, why, and a button that names both. */
export function EraseForm({
  action,
  code,
  stored,
}: {
  action: string;
  code: string;
  stored: number;
}) {
  return (
    <section aria-labelledby="erase">
      <h2 id="erase" className="mb-2 font-serif text-[1.2rem]">
        Erase
      </h2>
      <details className="max-w-[66ch]">
        <summary className="cursor-pointer text-danger">
          Erase <span {...VERBATIM}>{code}</span>…
        </summary>
        <form method="post" action={action} className="mt-3 space-y-3">
          <p>
            Ratings, times, answers, comment and recruiter’s ids of{" "}
            <span {...VERBATIM}>{code}</span> will be gone for good, in the comparison and in files
            that are taken from then on. Files taken before are not changed. What stays is a row
            with the number of responses, and an entry in the audit log with your name and the
            reason.
          </p>
          <TextField
            id="reason"
            name="reason"
            label="Why? Do not name the person"
            required
            maxLength={REASON_LENGTH}
            pattern=".*\S.*"
            autoComplete="off"
          />
          <Button type="submit" look="danger">
            {erasureWords({ code, stored })}
          </Button>
        </form>
      </details>
    </section>
  );
}
