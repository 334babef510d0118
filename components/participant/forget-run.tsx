"use client";

import { useEffect } from "react";
import { deviceStorage } from "./device-storage";
import { ResponseStore } from "./response-store";

/** The run is complete on the server: the browser forgets what it kept of it. */
export function ForgetRun({ code }: { code: string }) {
  useEffect(() => new ResponseStore(deviceStorage(), code).clear(), [code]);
  return null;
}
