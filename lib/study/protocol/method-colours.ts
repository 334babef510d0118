/**
 * The colours that a method can be given, as they are on paper, told apart also by who sees few
 * colours. On a dark screen each has a lighter one of its own (`--method-1` and on).
 */
export const METHOD_COLOURS = [
  { hex: "#004488", name: "Blue" },
  { hex: "#DDAA33", name: "Yellow" },
  { hex: "#BB5566", name: "Red" },
  { hex: "#5B5B5B", name: "Grey" },
  { hex: "#117733", name: "Green" },
  { hex: "#EE7733", name: "Orange" },
  { hex: "#AA4499", name: "Purple" },
  { hex: "#33BBAA", name: "Teal" },
] as const;

export type MethodColour = (typeof METHOD_COLOURS)[number]["hex"];

/** The colour's place among those above, from 0; a method without one of its own takes its position's. */
export function colourPlace(colour: string | null | undefined, position: number): number {
  const place = METHOD_COLOURS.findIndex(({ hex }) => hex === colour);
  return place === -1 ? position % METHOD_COLOURS.length : place;
}
