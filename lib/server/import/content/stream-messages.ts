import "server-only";
import { asOverload } from "@/lib/server/shared/overload";
import type {
  ContentReport,
  ImportMessage,
  ImportProgress,
} from "@/lib/views/content/content-import";

/** Between two messages of the same step. */
const EVERY_MS = 150;

/**
 * A reply that says line by line how far an import has come, and at last its report. Who leaves early
 * does not break the import off: it is stored as a whole, or not at all.
 */
export function streamMessages(
  work: (onProgress: (progress: ImportProgress) => void) => Promise<ContentReport>,
  finish: () => Promise<void>,
): Response {
  let left = false;
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const encoder = new TextEncoder();
      const say = (message: ImportMessage) => {
        if (!left) controller.enqueue(encoder.encode(`${JSON.stringify(message)}\n`));
      };
      let step = "";
      let saidAt = 0;
      try {
        const report = await work((progress) => {
          const now = performance.now();
          if (progress.step === step && now - saidAt < EVERY_MS) return;
          step = progress.step;
          saidAt = now;
          say({ progress });
        });
        say({ report });
      } catch (error) {
        const busy = asOverload(error);
        if (!busy) console.error(error);
        const message = `${busy ? "The server is busy." : "Something went wrong on our side."} Nothing was stored. Try again in a minute.`;
        say({ error: { message } });
      } finally {
        await finish();
        if (!left) controller.close();
      }
    },
    cancel() {
      left = true;
    },
  });
  return new Response(body, {
    headers: {
      "Content-Type": "application/jsonl; charset=utf-8",
      "Cache-Control": "no-store, no-transform",
      "X-Accel-Buffering": "no",
    },
  });
}
