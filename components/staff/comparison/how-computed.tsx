import { resamplingOf } from "@/lib/comparison/resampling";
import { formatCount } from "@/lib/format";
import type { Resampling } from "@/lib/stats/resampling/resampling";

/** How the figures came about. */
export function HowComputed({ seed }: { seed: string }) {
  const { replicates, permutations, seed: shown }: Resampling = resamplingOf(seed);
  return (
    <section aria-labelledby="how-computed" className="max-w-[66ch] space-y-2 text-soft">
      <h2 id="how-computed" className="font-serif text-[1.2rem] text-ink">
        How this was computed
      </h2>
      <p>
        Ordinal models: cumulative link mixed models with a logit link and an intercept of each
        participant; contrasts are log odds ratios, the second method against the first, with Wald
        intervals, adjusted by Holm over the pairs of one construct. Quality is the mean of a
        response’s constructs; its linear mixed model is fitted by REML, its likelihood-ratio test
        by maximum likelihood.
      </p>
      <p>
        Intervals of means and of A: percentile bootstrap, {formatCount(replicates)} resamples of
        participants with all of their ratings, beside it bias-corrected and accelerated (BCa); SD
        with n − 1; quantiles of type 7. Permutation within participants:{" "}
        {formatCount(permutations)} permutations. Both are seeded with “{shown}”, so that the same
        data give the same figures.
      </p>
      <p>
        Kruskal-Wallis: H corrected for ties, ε² = H / (n − 1). Dunn: z is the second method minus
        the first. A is the probability that the first method is rated higher, plus half the
        probability of a tie; .5 is no difference. Friedman: on participants’ means per method, of
        those who rated every method.
      </p>
    </section>
  );
}
