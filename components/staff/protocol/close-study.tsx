import { Button } from "@/components/ui/button";
import { formatCount } from "@/lib/format";

/** The end of a study: what it means, and the button that names it. */
export function CloseStudy({
  slug,
  activeParticipants,
}: {
  slug: string;
  activeParticipants: number;
}) {
  const people = `${formatCount(activeParticipants)} active participant${activeParticipants === 1 ? "" : "s"}`;
  return (
    <details className="max-w-[66ch] border-t border-line pt-4 print:hidden">
      <summary className="min-h-9 cursor-pointer font-semibold">Close the study…</summary>
      <form
        method="post"
        action={`/api/studies/${slug}/protocol/closing`}
        className="mt-2 space-y-3"
      >
        <p>
          Nobody new can take part, and the study does not open again. Who is in the run may finish,
          and their answers are stored. Tests of the ratings are shown from then on.
        </p>
        <Button type="submit" look="danger">
          Close the study for {people}
        </Button>
      </form>
    </details>
  );
}
