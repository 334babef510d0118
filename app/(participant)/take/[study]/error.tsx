"use client";

import { ParticipantPage } from "@/components/participant/participant-page";
import { Button } from "@/components/ui/button";

export default function StudyError() {
  return (
    <ParticipantPage title="Something went wrong on our side">
      <p className="mt-4 max-w-[66ch] font-serif">
        Nothing you have answered is lost: it is stored, or kept on this device until it is. Please
        try again in a moment, or open the study again by your link.
      </p>
      <Button className="mt-5" onClick={() => window.location.reload()}>
        Try again
      </Button>
    </ParticipantPage>
  );
}
