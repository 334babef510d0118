"use client";

import { useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import type { EndOfRun } from "@/lib/study/completion";
import { WayBack } from "./way-back";
import { useWords } from "./words";

/** For somebody who does not want to take part: what to do now, and a way to think again. */
export function DeclinedView({ end, onBack }: { end: EndOfRun; onBack: () => void }) {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="mt-8 border-t border-line pt-6">
      <h2 ref={heading} tabIndex={-1} className="font-serif text-[1.2rem]">
        {words.declined}
      </h2>
      <WayBack end={end} />
      <Button look="secondary" onClick={onBack} className="mt-6">
        {words.changedMyMind}
      </Button>
    </section>
  );
}
