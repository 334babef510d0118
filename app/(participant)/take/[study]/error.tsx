"use client";

import { ParticipantPage } from "@/components/participant/pages/participant-page";
import { useWords } from "@/components/participant/pages/words";
import { Button } from "@/components/ui/button";

export default function StudyError() {
  const words = useWords();
  return (
    <ParticipantPage title={words.brokenTitle}>
      <p className="mt-4 max-w-[66ch] font-serif">{words.brokenText}</p>
      <Button className="mt-5" onClick={() => window.location.reload()}>
        {words.tryAgain}
      </Button>
    </ParticipantPage>
  );
}
