import "server-only";

/**
 * A reply that sends pieces as they are made and as fast as they are taken. The first piece is made
 * before anything is sent, so that what goes wrong at the start still becomes an ordinary error. A
 * reader that leaves ends the making, also one that left before the reply began: nobody reads, or
 * cancels, the body of such a reply.
 */
export async function replyWithPieces(
  { signal }: Request,
  pieces: AsyncGenerator<Uint8Array<ArrayBuffer>, void, undefined>,
  headers: Record<string, string>,
): Promise<Response> {
  let upcoming = await pieces.next();
  const leave = () => void pieces.return().catch(() => {});
  if (signal.aborted) leave();
  else signal.addEventListener("abort", leave, { once: true });
  const body = new ReadableStream<Uint8Array<ArrayBuffer>>(
    {
      async pull(controller) {
        if (upcoming.done) return controller.close();
        controller.enqueue(upcoming.value);
        upcoming = await pieces.next();
        // Closing in the same turn: nobody waits for an empty piece.
        if (upcoming.done) controller.close();
      },
      async cancel() {
        await pieces.return();
      },
    },
    { highWaterMark: 0 },
  );
  return new Response(body, { headers });
}
