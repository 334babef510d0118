import { AppError } from "@/lib/errors";
import { answering } from "@/lib/server/shared/http";

/** What is no address of the API, in the API's own words. */
export function GET() {
  return answering(async () => {
    throw new AppError(
      "not-found",
      "There is nothing at this address: /api/v1/openapi.json lists what there is.",
    );
  });
}
