import { ResponseStore } from "./response-store";
import { RunRecords } from "./run-records";

/** A run of which nothing is kept longer than the page is open. */
export async function openPassingRun(run: string): Promise<ResponseStore> {
  return new ResponseStore(
    await RunRecords.open(run, { indexed: null, local: null, openTabs: null }),
  );
}
