import { Notice } from "@/components/ui/notice";
import type { Bootstrap } from "@/lib/figures/comparison";
import { formatCount } from "@/lib/format";

/** How the figures came about, and how far the tests can be trusted. */
export function HowComputed({ bootstrap }: { bootstrap: Bootstrap }) {
  return (
    <>
      <h2 id="tests" className="mb-3 font-serif text-[1.2rem]">
        Tests between the methods
      </h2>
      <Notice look="look" title="These tests treat every rating as independent; they are not">
        <p className="max-w-[66ch]">
          The rank tests below reckon as if each rating came from another person. Each participant
          gave several, and some rate high throughout, others low. The p-values are therefore not
          exact: they can be too small or too large. The intervals in Figure 1 and Table 1 do take
          this into account: they resample participants, not ratings.
        </p>
      </Notice>
      <div className="max-w-[66ch] space-y-2 text-soft">
        <p>
          Intervals: percentile bootstrap, {formatCount(bootstrap.replicates)} resamples of
          participants with all of their ratings, seed “{bootstrap.seed}”, so that the same data
          give the same interval. SD with n − 1. Quality is the mean of a response's constructs.
        </p>
        <p>
          Kruskal-Wallis: H corrected for ties, p by the chi-square approximation, ε² = H / (n − 1).
          Dunn: z is the second method minus the first, so that a positive z means that the second
          is rated higher; p is two-sided, adjusted over the pairs of one construct. A is the
          probability that a rating of the first method exceeds one of the second, plus half the
          probability that they are equal; .5 is no difference.
        </p>
      </div>
    </>
  );
}
