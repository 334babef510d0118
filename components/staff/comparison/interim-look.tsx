import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { AnalysisSet } from "@/lib/comparison/analysis-set";
import type { TestsShown } from "@/lib/comparison/tests-shown";

/** While the study runs: that it does, and what became of the tests. */
export function InterimLook({
  slug,
  set,
  tests,
}: {
  slug: string;
  set: AnalysisSet;
  tests: TestsShown;
}) {
  return (
    <Notice look="look" title="The study is still running">
      <div className="max-w-[66ch] space-y-3">
        <p>
          Every figure can still change. A study that is stopped when a difference happens to show
          finds differences that are none.
        </p>
        {tests.shown ? (
          <p>
            The tests are shown because you asked for them; the audit log says so. They are
            exploratory.
          </p>
        ) : (
          <>
            <p>
              So means and counts are shown, and no tests of the ratings and no intervals of
              differences. They open when the study ends.
            </p>
            <form method="post" action={`/api/studies/${slug}/interim-looks`}>
              <input type="hidden" name="set" value={set} />
              <Button type="submit" look="secondary">
                Show the tests, and note it in the audit log
              </Button>
            </form>
          </>
        )}
      </div>
    </Notice>
  );
}
