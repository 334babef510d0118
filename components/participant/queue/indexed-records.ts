/** Keeps values by name, past the end of the page. */
export interface RecordStorage {
  /** All records whose names begin so. */
  load(start: string): Promise<Map<string, unknown>>;
  /** Keeps all values or none; undefined removes. Begun before it returns. */
  save(records: ReadonlyMap<string, unknown>): Promise<void>;
}

const DATABASE = "grounded";
/** Grows with the shape of the database, never with that of the records: older tabs read these too. */
const VERSION = 1;
const STORE = "records";
/** Some browsers never answer: the page does not wait longer. */
const PATIENCE_MS = 1000;

const givenUp = () => new Error("IndexedDB was given up.");

function finished(request: IDBRequest): Promise<void> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve();
    request.onerror = () => reject(request.error);
  });
}

/**
 * Records in IndexedDB. Whatever is wrong with it, a private window, a newer version of the page that
 * needs the database, a browser that never answers, makes `load` and `save` reject, soon.
 */
export function indexedRecords(factory: IDBFactory): RecordStorage {
  let database: IDBDatabase | null = null;
  let given = false;

  function giveUp() {
    given = true;
    database?.close();
    database = null;
  }

  async function open(): Promise<void> {
    const request = factory.open(DATABASE, VERSION);
    request.onupgradeneeded = () => {
      const { result } = request;
      if (!result.objectStoreNames.contains(STORE)) result.createObjectStore(STORE);
    };
    // Blocked by an older version in another tab: success comes when that tab lets go, or too late.
    await finished(request);
    database = request.result;
    // A connection that nobody uses would stand in the way of a newer version.
    if (given) return giveUp();
    database.onversionchange = giveUp;
    database.onclose = giveUp;
  }

  async function read(start: string): Promise<Map<string, unknown>> {
    if (!database) await open();
    if (!database) throw givenUp();
    const store = (database as IDBDatabase).transaction(STORE, "readonly").objectStore(STORE);
    const [names, values] = [store.getAllKeys(), store.getAll()];
    await Promise.all([finished(names), finished(values)]);
    const all = names.result.map((name, index) => [String(name), values.result[index]] as const);
    return new Map(all.filter(([name]) => name.startsWith(start)));
  }

  return {
    load: (start) =>
      new Promise((resolve, reject) => {
        if (given) return reject(givenUp());
        const timer = setTimeout(() => {
          giveUp();
          reject(new Error("IndexedDB does not answer."));
        }, PATIENCE_MS);
        read(start)
          .then(resolve, reject)
          .finally(() => clearTimeout(timer));
      }),
    save: async (records) => {
      if (!database) throw givenUp();
      // Strict: an answer is on the disk, not in a buffer, before it counts as kept.
      const transaction = database.transaction(STORE, "readwrite", { durability: "strict" });
      const store = transaction.objectStore(STORE);
      for (const [name, value] of records) {
        if (value === undefined) store.delete(name);
        else store.put(value, name);
      }
      await new Promise<void>((resolve, reject) => {
        transaction.oncomplete = () => resolve();
        transaction.onabort = () => reject(transaction.error);
      });
    },
  };
}
