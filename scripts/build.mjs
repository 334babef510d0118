import { buildApp } from "./app/build-app.mjs";
import { prepareCheckout } from "./prepare-checkout.mjs";
import { runCommand } from "./run-command.mjs";
import { helpOnly } from "./usages.mjs";

// npm run build: what `npm start` serves.

helpOnly("build");

await runCommand(async (life) => {
  await prepareCheckout(life, console.log);
  await buildApp(life, console.log, { always: true });
  console.log("The build is ready; `npm start` serves it.");
  return 0;
});
