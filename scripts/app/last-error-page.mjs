import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { inCheckout } from "../checkout.mjs";

/** Where a build keeps what it shows when not even a page that says so can be made. */
const BUILT = [".next/server/app/_global-error.html", ".next/server/pages/500.html"];
const LANGUAGES = /** @type {const} */ ([
  ["en", "en"],
  ["de", "de"],
  ["zh", "zh-Hans"],
]);

/**
 * That page, which is the same for every request and so has no nonce: it needs no script, and says in
 * each language what the others say by themselves.
 */
export function lastErrorPage() {
  const parts = LANGUAGES.map(([language, tag]) => {
    const file = inCheckout(`lib/messages/${language}.json`);
    const { brokenTitle, brokenText } = JSON.parse(readFileSync(file, "utf8")).browser;
    return `<section lang="${tag}"><h1>${escapeHtml(brokenTitle)}</h1><p>${escapeHtml(brokenText)}</p></section>`;
  });
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Grounded</title>
<style>body { max-width: 40rem; margin: 0 auto; padding: 3rem 1rem; font: 1rem/1.6 Georgia, serif } h1 { font-size: 1.44rem; line-height: 1.3 }</style>
</head>
<body><main>
${parts.join("\n")}
</main></body>
</html>
`;
}

/** Puts it into the build, where the framework's own brings scripts that no policy of ours lets run. */
export function placeLastErrorPage() {
  const page = lastErrorPage();
  for (const path of BUILT.map((one) => inCheckout(one))) {
    if (existsSync(path) && readFileSync(path, "utf8") !== page) writeFileSync(path, page);
  }
}

/** @param {string} text */
function escapeHtml(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
