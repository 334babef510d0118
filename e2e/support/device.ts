import type { Page } from "playwright/test";

/** The names of everything that the page's origin keeps on the device. */
export function keptOnDevice(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open("grounded");
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
    const stores = [...database.objectStoreNames];
    const names = await Promise.all(
      stores.map(
        (store) =>
          new Promise<string[]>((resolve, reject) => {
            const keys = database.transaction(store).objectStore(store).getAllKeys();
            keys.onsuccess = () => resolve(keys.result.map(String));
            keys.onerror = () => reject(keys.error);
          }),
      ),
    );
    database.close();
    return [...Object.keys(localStorage), ...names.flat()];
  });
}
