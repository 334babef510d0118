import type { SaveState } from "./response-sender";

const WORDS: Record<SaveState, string> = {
  saved: "Saved",
  saving: "Saving…",
  offline: "Offline: your answers are kept on this device",
  "unknown-browser": "Not saved: open the study again by your link",
  refused: "Not saved: please write to the researchers",
};

/** Whether the answers have arrived, in one fixed place, said politely. */
export function SaveStateLine({ state }: { state: SaveState }) {
  return (
    <p role="status" className="text-right text-[0.9rem] text-soft">
      {WORDS[state]}
    </p>
  );
}
