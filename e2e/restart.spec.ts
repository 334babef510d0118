import { expect, test } from "playwright/test";
import { storedRun } from "./support/database";
import {
  expectSaved,
  finish,
  newProlificId,
  rate,
  recruitmentLink,
  startRun,
} from "./support/participant";

const control = process.env.APP_CONTROL;

test("killing the app between two submissions loses nothing that was acknowledged", async ({
  page,
}) => {
  expect(control, "the address that stops and starts the app").toBeTruthy();
  const prolificId = newProlificId();
  await startRun(page, recruitmentLink(prolificId));
  await rate(page, 1, 2);
  await expectSaved(page);
  await fetch(`${control}/kill`, { method: "POST" });
  try {
    expect(await storedRun(prolificId)).toMatchObject({ responses: 2, ratings: 10 });
    await rate(page, 3, 5);
    await expect(page.getByText("Offline: your answers are kept on this device")).toBeVisible();
  } finally {
    await fetch(`${control}/start`, { method: "POST" });
  }
  await rate(page, 6, 12);
  await finish(page);
  expect(await storedRun(prolificId)).toMatchObject({
    status: "COMPLETED",
    responses: 12,
    ratings: 60,
  });
});
