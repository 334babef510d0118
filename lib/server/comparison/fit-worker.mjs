import { register } from "tsx/esm/api";

// The thread that fits models, so that no request waits for one. It runs the sources themselves, as
// the commands do.
register();
await import("./answer-fits.ts");
