"use client";

import { useEffect, useState } from "react";

const WORDS = ["en", "Something went wrong", "Nothing you have answered is lost. Reload the page."];

/**
 * For an error in the frame of all pages. Every page carries it, so it is as little as can be: its
 * words in the reader's language come when they are needed, and where they do not, these stay.
 */
export default function GlobalError() {
  // Of the page that broke, which this one is about to replace.
  const [written] = useState(() => globalThis.document?.documentElement.lang);
  const [[lang, title, text], say] = useState(WORDS);
  useEffect(() => {
    import("@/lib/messages/broken-words").then((words) => say(words.brokenWords(written)));
  }, [written]);
  return (
    <html lang={lang}>
      <body>
        <main className="mx-auto max-w-[42rem] px-4 py-12">
          <h1>{title}</h1>
          <p>{text}</p>
        </main>
      </body>
    </html>
  );
}
