"use client";

import { createContext, type ReactNode, useContext } from "react";
import { colourPlace } from "@/lib/study/protocol/method-colours";

const Chosen = createContext<readonly (string | null)[]>([]);

/** Gives everything inside the colours that the study chose for its methods, in their order. */
export function MethodColours({
  colours,
  children,
}: {
  colours: readonly (string | null)[];
  children: ReactNode;
}) {
  return <Chosen value={colours}>{children}</Chosen>;
}

/** A method's colour, by its place in the study. */
export function useMethodColour(index: number): string {
  return `var(--method-${colourPlace(useContext(Chosen)[index], index) + 1})`;
}
