import { ShownExplanationView } from "@/components/participant/pages/shown-explanation";
import type { ShownExplanation } from "@/lib/study/protocol/protocol";

/** The first trials as participants will see them: blind, and above the statements of the protocol. */
export function ImportPreview({ shown }: { shown: ShownExplanation[] }) {
  if (shown.length === 0) return null;
  return (
    <section aria-labelledby="preview" className="max-w-[42rem]">
      <h2 id="preview" className="font-serif text-[1.2rem]">
        What participants will see: the first {shown.length}
      </h2>
      <p className="text-soft">The statements to rate stand below each.</p>
      <div data-reader="participant">
        {shown.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the preview is replaced as a whole
          <div key={index} className="mt-4 border-t border-line pt-4">
            <ShownExplanationView shown={one} />
          </div>
        ))}
      </div>
    </section>
  );
}
