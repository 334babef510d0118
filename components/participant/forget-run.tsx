"use client";

import { useEffect } from "react";
import { useRunTransport } from "./run-transport";

/** The run is complete on the server: the browser forgets what it kept of it. */
export function ForgetRun({ code }: { code: string }) {
  const { openRun } = useRunTransport();
  useEffect(() => {
    openRun(code).then(async ({ records }) => {
      await records.clear();
      records.close();
    });
  }, [code, openRun]);
  return null;
}
