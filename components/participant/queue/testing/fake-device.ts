import type { KeyValueStore } from "@/components/participant/queue/device-storage";
import type { RecordStorage } from "@/components/participant/queue/indexed-records";
import type { RecordLayers } from "@/components/participant/queue/run-records";

/**
 * A device for tests: records are kept when the test says so, as a database commits a moment after
 * it was told, and tabs hear of each other when the test says so. Whatever was not kept goes with a
 * crash.
 */
export class FakeDevice {
  readonly kept = new Map<string, unknown>();
  private pending: { owner: object; commit: () => void; fail: () => void }[] = [];
  private undelivered: { to: object; deliver: () => void }[] = [];
  private listeners = new Map<object, (message: unknown) => void>();

  constructor(private readonly local: KeyValueStore | null = null) {}

  /** The layers as one tab has them. A crash of the tab is `crash(layers)`. */
  tab(): RecordLayers {
    const owner: RecordLayers = {
      indexed: this.storage(() => owner),
      local: this.local,
      openTabs: null,
    };
    owner.openTabs = (onMessage) => {
      this.listeners.set(owner, onMessage);
      return {
        post: (message) => {
          const copy = structuredClone(message);
          for (const [to, listener] of this.listeners) {
            if (to !== owner) this.undelivered.push({ to, deliver: () => listener(copy) });
          }
        },
        close: () => void this.listeners.delete(owner),
      };
    };
    return owner;
  }

  commitOldest(): void {
    this.pending.shift()?.commit();
  }

  /** The oldest write that waits fails, as on a full device. */
  failOldest(): void {
    this.pending.shift()?.fail();
  }

  /** The newest write fails while older ones wait, as on a connection that is being closed. */
  failNewest(): void {
    this.pending.pop()?.fail();
  }

  deliverOldest(): void {
    this.undelivered.shift()?.deliver();
  }

  /** Everything that waits comes to its end. */
  async rest(): Promise<void> {
    for (let turn = 0; turn < 30; turn++) {
      while (this.pending.length > 0) this.commitOldest();
      while (this.undelivered.length > 0) this.deliverOldest();
      await Promise.resolve();
    }
  }

  crash(tab: object): void {
    this.pending = this.pending.filter(({ owner }) => owner !== tab);
    this.undelivered = this.undelivered.filter(({ to }) => to !== tab);
    this.listeners.delete(tab);
  }

  private storage(owner: () => object): RecordStorage {
    return {
      // A reader waits for the writes that were begun before it.
      load: async (start) => {
        while (this.pending.length > 0) this.commitOldest();
        return structuredClone(new Map([...this.kept].filter(([name]) => name.startsWith(start))));
      },
      save: (records) =>
        new Promise((resolve, reject) => {
          const copy = structuredClone(records);
          this.pending.push({
            owner: owner(),
            commit: () => {
              for (const [name, value] of copy) {
                if (value === undefined) this.kept.delete(name);
                else this.kept.set(name, value);
              }
              resolve();
            },
            fail: () => reject(new DOMException("full", "QuotaExceededError")),
          });
        }),
    };
  }
}
