/** The number of the first slot of the published file. */
export const FIRST_PUBLISHED_SLOT = 8;
const LAST_PUBLISHED = 19;
const SLOT = /^[A-Za-z]+(\d+)$/;

/** The number within the name of a slot: 8 for "RE08". Null for a name of another shape. */
export function slotNumber(slot: string): number | null {
  const digits = SLOT.exec(slot)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** The name of the slot of a position: "RE08" for the first, "RE19" for the twelfth. */
export function publishedSlot(position: number): string {
  return `RE${String(position + FIRST_PUBLISHED_SLOT - 1).padStart(2, "0")}`;
}

/**
 * A number from 1 for every slot number of a file: a label too, and no place in anybody's order. In the published numbering, which begins at
 * RE08, a slot keeps its place although nobody may have answered an earlier one. Slots numbered in
 * another way (RE08 is not among them, and some lie outside of RE08 to RE19) are counted in the
 * order of their numbers.
 */
export function slotPositions(numbers: Iterable<number>): Map<number, number> {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const first = sorted[0] ?? FIRST_PUBLISHED_SLOT;
  const last = sorted.at(-1) ?? FIRST_PUBLISHED_SLOT;
  const published =
    first === FIRST_PUBLISHED_SLOT || (first > FIRST_PUBLISHED_SLOT && last <= LAST_PUBLISHED);
  return new Map(
    sorted.map((number, index) => [
      number,
      published ? number - FIRST_PUBLISHED_SLOT + 1 : index + 1,
    ]),
  );
}

/** How many different slots there are, whoever rated in them. */
export function countSlots(responses: readonly { slot: string }[]): number {
  return new Set(responses.map(({ slot }) => slotNumber(slot))).size;
}

/** What a file with slots and without positions cannot be asked. */
export const SLOTS_ARE_LABELS =
  "Slots such as RE08 are read as labels, not as the order in which participants saw the explanations, so there are no order effects. A column position, from 1, says the order.";
