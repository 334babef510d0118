type Handler = (() => void) | null;

interface Request {
  result: unknown;
  error: unknown;
  onsuccess: Handler;
  onerror: Handler;
  onupgradeneeded: Handler;
}

function requested(result: unknown): Request {
  const request: Request = {
    result,
    error: null,
    onsuccess: null,
    onerror: null,
    onupgradeneeded: null,
  };
  queueMicrotask(() => request.onsuccess?.());
  return request;
}

/** As much of IndexedDB as the records need, with its faults on request. */
export class FakeDatabase {
  readonly stores = new Map<string, Map<string, unknown>>();
  /** What goes wrong. */
  fault: "never-answers" | "refuses" | "full" | null = null;
  connections: { onversionchange: Handler; onclose: Handler; closed: boolean }[] = [];
  private waiting: (() => void)[] = [];

  readonly factory = {
    open: () => {
      if (this.fault === "refuses") throw new DOMException("no", "SecurityError");
      const connection = this.connect();
      const request = { ...requested(connection), onsuccess: null } as Request;
      const answer = () => {
        if (this.stores.size === 0) request.onupgradeneeded?.();
        request.onsuccess?.();
      };
      if (this.fault === "never-answers") this.waiting.push(answer);
      else queueMicrotask(answer);
      return request;
    },
  } as unknown as IDBFactory;

  /** The open requests that were left without an answer get it now. */
  answerLate(): void {
    for (const answer of this.waiting.splice(0)) answer();
  }

  private connect() {
    const connection = {
      onversionchange: null as Handler,
      onclose: null as Handler,
      closed: false,
      close: () => {
        connection.closed = true;
      },
      objectStoreNames: { contains: (name: string) => this.stores.has(name) },
      createObjectStore: (name: string) => void this.stores.set(name, new Map()),
      transaction: (name: string) => this.begin(name, connection.closed),
    };
    this.connections.push(connection);
    return connection;
  }

  private begin(name: string, closed: boolean) {
    if (closed) throw new DOMException("closed", "InvalidStateError");
    const store = this.stores.get(name) ?? new Map<string, unknown>();
    const work: (() => void)[] = [];
    const transaction = {
      error: new DOMException("full", "QuotaExceededError"),
      oncomplete: null as Handler,
      onabort: null as Handler,
      objectStore: () => ({
        put: (value: unknown, key: string) =>
          void work.push(() => store.set(key, structuredClone(value))),
        delete: (key: string) => void work.push(() => store.delete(key)),
        getAllKeys: () => requested([...store.keys()]),
        getAll: () => requested([...store.values()]),
      }),
    };
    queueMicrotask(() => {
      if (this.fault === "full") return transaction.onabort?.();
      for (const write of work) write();
      transaction.oncomplete?.();
    });
    return transaction;
  }
}
