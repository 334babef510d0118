"use client";

import { useEffect, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import type { HandIn } from "@/lib/study/recruitment/mturk-frame";

/** Hands the task in where MTurk shows the page in its frame; in a tab of its own it says where to. */
export function HandInForm({
  handIn: { address, fields },
  label,
  elsewhere,
}: {
  handIn: HandIn;
  label: string;
  /** What to do with the code on MTurk's own page. */
  elsewhere: string;
}) {
  const [framed, setFramed] = useState(true);
  useEffect(() => setFramed(window.self !== window.top), []);
  if (!framed) return <p className="mt-4 max-w-[66ch] font-serif">{elsewhere}</p>;
  return (
    <form method="post" action={address} className="mt-5">
      {Object.entries(fields).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <button type="submit" className={buttonClass()}>
        {label}
      </button>
    </form>
  );
}
