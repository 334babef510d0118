"use client";

import { useEffect, useRef, useState } from "react";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { ConstructWording, ShownExplanation } from "@/lib/study/protocol";
import { RatingForm } from "./rating-form";
import { sendJson } from "./send-json";
import { ShownExplanationView } from "./shown-explanation";

/** One explanation to try the scales on. Its ratings go nowhere. */
export function Practice({
  study,
  shown,
  constructs,
  scale,
}: {
  study: string;
  shown: ShownExplanation;
  constructs: ConstructWording[];
  scale: string[];
}) {
  const [rated, setRated] = useState(false);
  return rated ? (
    <PracticeDone study={study} />
  ) : (
    <>
      <ShownExplanationView shown={shown} />
      <RatingForm
        constructs={constructs}
        scale={scale}
        initial={{}}
        onDraft={() => {}}
        onComplete={() => setRated(true)}
        continueLabel="Done practising"
      />
    </>
  );
}

function PracticeDone({ study }: { study: string }) {
  const [problem, setProblem] = useState("");
  const [starting, setStarting] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);

  async function start() {
    setStarting(true);
    setProblem("");
    const reply = await sendJson("POST", `/api/take/${study}/instructed`, {});
    if (reply.kind === "ok") return window.location.assign(`/take/${study}/rate`);
    setStarting(false);
    setProblem(
      reply.kind === "unreachable"
        ? "We cannot reach the server. Nothing is lost: please try again in a moment."
        : reply.message,
    );
  }

  return (
    <div>
      <h3 ref={heading} tabIndex={-1} className="font-serif text-[1.2rem]">
        That is how it works.
      </h3>
      <p className="mt-2 max-w-[66ch] font-serif">
        From now on your answers count. They are saved as you go: if you have to leave, open the
        same link again and go on where you stopped.
      </p>
      <div role="alert" className="mt-3">
        {problem ? <Notice look="danger">{problem}</Notice> : null}
      </div>
      <Button onClick={start} disabled={starting} className="mt-5 w-full sm:w-auto">
        {starting ? "Starting…" : "Start"}
      </Button>
    </div>
  );
}
