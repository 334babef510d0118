import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { SaveBar } from "./save-bar";

it("leads whoever is signed out to sign in beside what is typed, and nobody else", () => {
  const bar = (signedOut: boolean) =>
    renderToStaticMarkup(
      <SaveBar
        label="Save"
        state={{ kind: "failed", message: "Not saved. Sign in first.", signedOut }}
        disabled={false}
      />,
    );
  expect(bar(true)).toContain('href="/sign-in" target="_blank"');
  expect(bar(false)).not.toContain("/sign-in");
});
