"use client";

import { Button } from "@/components/ui/button";

export default function StaffError({ retry }: { retry: () => void }) {
  return (
    <main className="mx-auto max-w-[40rem] px-4 py-16">
      <h1 className="mb-3 font-serif text-[1.728rem]">This page could not be made</h1>
      <p>Something went wrong on our side. Nothing that is stored has changed.</p>
      <p className="mt-5">
        <Button onClick={() => retry()}>Try again</Button>
      </p>
    </main>
  );
}
