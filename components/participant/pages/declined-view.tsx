"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { Button } from "@/components/ui/button";
import { useWords } from "./words";

/** For somebody who does not want to take part: what to do now, and a way to think again. */
export function DeclinedView({ wayBack, onBack }: { wayBack: ReactNode; onBack: () => void }) {
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="mt-8 border-t border-line pt-6">
      <h2 ref={heading} tabIndex={-1} className="font-serif text-[1.2rem]">
        {words.declined}
      </h2>
      {wayBack}
      <Button look="secondary" onClick={onBack} className="mt-6">
        {words.changedMyMind}
      </Button>
    </section>
  );
}
