import { register } from "tsx/esm/api";

// The process that reads a large study's file, so that no request waits for it. It runs the sources
// themselves, as the commands do.
register();
await import("./answer-study-file.ts");
