import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/text-field";
import { formatCount } from "@/lib/format";
import type { RetentionView } from "@/lib/views/recruitment/retention-view";

/** How long recruiters' ids are kept. Works without JavaScript. */
export function RetentionForm({
  study,
  view: { eraseOn, kept },
  managing,
}: {
  study: string;
  view: RetentionView;
  managing: boolean;
}) {
  return (
    <section
      id="retention"
      aria-labelledby="retention-title"
      className="mt-10 border-t border-line pt-6"
    >
      <h2 id="retention-title" className="text-[1.2rem] font-semibold">
        How long are recruiters’ ids kept?
      </h2>
      <p className="mt-2 max-w-[66ch]">
        {kept === 0
          ? "No recruiter’s ids are kept at present."
          : `The ids of ${formatCount(kept)} ${kept === 1 ? "participant" : "participants"} are kept, apart from the ratings: to pay people, and to let them come back.`}{" "}
        {eraseOn
          ? `From ${eraseOn} (0:00 UTC) on they are erased, and nobody can be matched with the recruiter’s list any more.`
          : "No day is set on which they are erased."}
      </p>
      {managing ? (
        <form
          method="post"
          action={`/api/studies/${encodeURIComponent(study)}/retention`}
          className="mt-4 flex flex-wrap items-end gap-3"
        >
          <TextField
            id="eraseOn"
            name="eraseOn"
            type="date"
            label="Erase from this day on"
            defaultValue={eraseOn ?? ""}
          />
          <Button type="submit" look="secondary">
            Set the day
          </Button>
        </form>
      ) : null}
    </section>
  );
}
