/** The part of `Storage` that is needed. */
export type KeyValueStore = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** Keeps values for as long as the page is open. */
export function memoryStorage(): KeyValueStore {
  const values = new Map<string, string>();
  return {
    get length() {
      return values.size;
    },
    key: (index) => [...values.keys()][index] ?? null,
    getItem: (name) => values.get(name) ?? null,
    setItem: (name, value) => void values.set(name, value),
    removeItem: (name) => void values.delete(name),
  };
}

/**
 * The given storage, backed by the page's memory for what it does not take: a full or blocked
 * storage must not lose an answer.
 */
export function backedByMemory(storage: KeyValueStore): KeyValueStore {
  const memory = memoryStorage();
  return {
    get length() {
      return storage.length + memory.length;
    },
    key: (index) =>
      index < storage.length ? storage.key(index) : memory.key(index - storage.length),
    getItem: (name) => memory.getItem(name) ?? storage.getItem(name),
    setItem: (name, value) => {
      try {
        storage.setItem(name, value);
        memory.removeItem(name);
      } catch {
        memory.setItem(name, value);
      }
    },
    removeItem: (name) => {
      memory.removeItem(name);
      storage.removeItem(name);
    },
  };
}

/** The browser's local storage; null where it is blocked. */
export function localStorageOrNone(): KeyValueStore | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** The browser's local storage where there is one, the page's memory where not. */
export function deviceStorage(): KeyValueStore {
  const local = localStorageOrNone();
  return local ? backedByMemory(local) : memoryStorage();
}
