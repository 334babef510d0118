import { receiveProlificMessage } from "@/lib/server/recruitment/receive-prolific-message";
import { answering, readBody } from "@/lib/server/shared/http";

/** Messages of Prolific's server, to be subscribed there for `submission.status.change`. */
export function POST(request: Request) {
  return answering(async () => {
    const { headers } = request;
    const outcome = await receiveProlificMessage({
      body: await readBody(request),
      signature: headers.get("x-prolific-request-signature"),
      timestamp: headers.get("x-prolific-request-timestamp"),
      eventId: headers.get("x-event-id"),
      eventTimestamp: headers.get("x-timestamp"),
    });
    return Response.json({ outcome });
  });
}
