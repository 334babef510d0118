// Loaded into the app's process before the app: when the command that started it is gone, also by a
// crash or `kill -9`, the channel to it closes, and the app ends too.
process.once("disconnect", () => process.kill(process.pid, "SIGTERM"));
