import { readFile } from "node:fs/promises";
import { expect, test } from "playwright/test";
import { expectAccessible, expectNarrow } from "./support/accessibility";
import { makeDraftStudy } from "./support/draft-study";
import { signIn } from "./support/staff";

test("a study leaves as a file and begins again as one, or as a copy; what is wrong or differs is said", async ({
  page,
}) => {
  const slug = await makeDraftStudy();
  await signIn(page);
  await page.goto(`/studies/${slug}/setup`);
  const downloaded = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download the whole study" }).click();
  const text = await readFile(await (await downloaded).path(), "utf8");
  const file = JSON.parse(text);
  const schema = await page.request.get(file.$schema);
  expect((await schema.json()).properties).toHaveProperty("methods");

  const begun = crypto.randomUUID().slice(0, 8);
  await page.goto("/studies/new");
  await page.getByLabel("Title").fill("From a file");
  await page.getByLabel("Name in addresses").fill(`file-${begun}`);
  await page.getByLabel("It begins as").selectOption("file");
  await page.getByRole("button", { name: "Create the study" }).click();
  await expect(page.getByText("Choose the file first.")).toBeVisible();
  const choose = (content: string) =>
    page.getByLabel("The study’s file").setInputFiles({
      name: "grounded.study.json",
      mimeType: "application/json",
      buffer: Buffer.from(content),
    });
  await choose("no study");
  await page.getByRole("button", { name: "Create the study" }).click();
  await expect(page.getByText("The file is not JSON.")).toBeVisible();
  await choose(JSON.stringify({ ...file, methods: [] }));
  await page.getByRole("button", { name: "Create the study" }).click();
  await expect(page.getByText("questions.0.explanations.0.methodKey").first()).toBeVisible();
  await expectAccessible(page);
  await page.getByText("Paste its text instead").click();
  file.protocol.recruitment.prolific.ends.completed.code = "C1SECRET";
  await page.getByLabel("Text of the file").fill(JSON.stringify(file));
  await page.getByRole("button", { name: "Create the study" }).click();
  const leftOut = /Left out.*Prolific, codes and return addresses \(completed\)/;
  await expect(page.getByText(leftOut)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole("link", { name: "Go to the study" }).click();
  await expect(page).toHaveURL(`/studies/file-${begun}/setup`);

  await page.goto("/studies/new");
  await page.getByLabel("Title").fill("From a file");
  await page.getByLabel("Name in addresses").fill(`copy-${begun}`);
  await page.getByLabel("It begins as").selectOption(`copy/file-${begun}`);
  await page.getByRole("button", { name: "Create the study" }).click();
  await expect(page).toHaveURL(`/studies/copy-${begun}/setup`);
  const hashes = [`file-${begun}`, `copy-${begun}`].map(async (name) => {
    const reply = await page.request.get(`/api/v1/studies/${name}/downloads/study.json`);
    return reply.headers()["x-study-hash"];
  });
  const [ofFile, ofCopy] = await Promise.all(hashes);
  expect(ofFile).toMatch(/^[0-9a-f]{64}$/);
  expect(ofCopy).toBe(ofFile);

  await page.getByLabel("Compare the study with a file").setInputFiles({
    name: "grounded.study.json",
    mimeType: "application/json",
    buffer: Buffer.from(text),
  });
  await page.getByRole("button", { name: "Compare", exact: true }).click();
  // Only the title is another one.
  await expect(page.getByText("one thing differs")).toBeVisible();
  await expectAccessible(page);
  await expectNarrow(page);
});
