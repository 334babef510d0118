"use client";

import { createContext, useContext } from "react";

/** Apart from the transport: pages that only say that they are previews load none of its code. */
export const PreviewContext = createContext(false);

export function usePreview(): boolean {
  return useContext(PreviewContext);
}
