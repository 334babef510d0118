import { localStorageOrNone } from "./device-storage";
import { indexedRecords, type RecordStorage } from "./indexed-records";
import { ResponseStore } from "./response-store";
import { type RecordLayers, RunRecords } from "./run-records";
import { openTabChannel } from "./tab-channel";

/** Blocked site data makes the very mention of IndexedDB throw. */
function indexedRecordsOrNone(): RecordStorage | null {
  try {
    return indexedDB ? indexedRecords(indexedDB) : null;
  } catch {
    return null;
  }
}

/** What this device keeps of the run, shared with the other tabs. */
export async function openRun(run: string): Promise<ResponseStore> {
  const layers: RecordLayers = {
    indexed: indexedRecordsOrNone(),
    local: localStorageOrNone(),
    openTabs: (onMessage) => openTabChannel(`grounded/${run}`, onMessage),
  };
  return new ResponseStore(await RunRecords.open(run, layers));
}
