import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { ImportSource } from "./import-source";

it("shows pasted text in a field that does not grow with it", () => {
  const html = renderToStaticMarkup(<ImportSource onChoose={() => {}} disabled={false} />);
  const field = /<textarea[^>]*id="pasted"[^>]*>/.exec(html)?.[0];
  expect(field).toContain("max-h-80");
  expect(field).not.toContain("field-sizing-content");
});
