"use client";

import { createContext, type ReactNode, useContext } from "react";
import type { BrowserWords } from "@/lib/messages/browser-words";

const Words = createContext<BrowserWords | null>(null);

export function WordsProvider({ words, children }: { words: BrowserWords; children: ReactNode }) {
  return <Words value={words}>{children}</Words>;
}

/** What participants' pages say, in the language around. */
export function useWords(): BrowserWords {
  const words = useContext(Words);
  if (!words) throw new Error("There are no words around it.");
  return words;
}
