"use client";

/** For an error in the frame of all pages: as little as can be, for every page carries it. */
export default function GlobalError() {
  return (
    <html lang="en">
      <body>
        <main style={{ fontFamily: "sans-serif", margin: "3rem auto", maxWidth: "42rem" }}>
          <h1>Something went wrong on our side</h1>
          <p>Nothing you have answered is lost. Please reload the page in a moment.</p>
        </main>
      </body>
    </html>
  );
}
