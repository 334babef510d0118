import Link from "next/link";
import { PageFrame } from "@/components/page-frame";

/** What this is, and the ways in. */
export default function HomePage() {
  return (
    <PageFrame>
      <main data-reader="participant" className="mx-auto max-w-[42rem] px-4 py-12 sm:px-6">
        <h1 className="font-serif text-[1.73rem] leading-snug font-semibold">Grounded</h1>
        <p className="mt-3 max-w-[66ch] font-serif">
          Studies in which people rate the explanations that small language models write for their
          answers, so that the ways of training such models can be compared by accuracy and by
          explanation alike.
        </p>
        <h2 className="mt-8 font-semibold">You were invited to a study?</h2>
        <p className="mt-1 max-w-[66ch] font-serif">
          Please open it by the link that you were given: it leads to your own place in it.
        </p>
        <h2 className="mt-6 font-semibold">You run a study?</h2>
        <p className="mt-1 max-w-[66ch] font-serif">
          <Link href="/sign-in">Sign in</Link> to watch it, compare the methods and take the data.
        </p>
      </main>
    </PageFrame>
  );
}
