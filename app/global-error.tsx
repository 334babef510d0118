"use client";

import { useEffect, useState } from "react";

const WORDS = ["en", "Something went wrong", "Nothing you have answered is lost. Reload the page."];
/** The language of the page, of which this one takes the place. */
const written = globalThis.document?.documentElement.lang;

/**
 * For an error in the frame of all pages. Every page carries it, so it is as little as can be: its
 * words in the reader's language come when they are needed, and where they do not, these stay.
 */
export default function GlobalError() {
  const [[lang, title, text], say] = useState(WORDS);
  useEffect(() => {
    import("@/lib/messages/broken-words").then((words) => say(words.brokenWords(written)));
  }, []);
  return (
    <html lang={lang}>
      <body>
        <main className="px-4 py-12">
          <h1>{title}</h1>
          <p>{text}</p>
        </main>
      </body>
    </html>
  );
}
