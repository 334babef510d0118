import type { KeyValueStore } from "./device-storage";
import type { RecordStorage } from "./indexed-records";
import { mergeRecord, PARTS, type Part, type RunRecord, readRecord } from "./run-record";
import type { TabChannel } from "./tab-channel";

/** Where records are kept; what is null is not to be had here. */
export interface RecordLayers {
  indexed: RecordStorage | null;
  local: KeyValueStore | null;
  openTabs: ((onMessage: (message: unknown) => void) => TabChannel) | null;
}

export type Change = { [P in Part]: [part: P, trialId: string, value?: RunRecord[P]] }[Part];

/** What a tab tells the others. */
interface News {
  kept: [name: string, value: unknown][];
  removed: string[];
  forgotten?: boolean;
}

/**
 * The records of one run, read at once from the page's memory. Every change goes to the memory, to
 * the device and to the other tabs in the same moment: to local storage first and then to IndexedDB,
 * and it stays in local storage, or else in the memory alone, where IndexedDB does not take it.
 */
export class RunRecords {
  private readonly start: string;
  private readonly memory = new Map<string, unknown>();
  private readonly inMemoryOnly = new Set<string>();
  private readonly lastWrite = new Map<string, number>();
  private readonly listeners = new Set<(forgotten: boolean) => void>();
  private writes = 0;
  private writing: Promise<void> = Promise.resolve();
  private tabs: TabChannel | null = null;

  private constructor(
    run: string,
    private readonly layers: RecordLayers,
  ) {
    this.start = `grounded/${run}/`;
  }

  static async open(run: string, layers: RecordLayers): Promise<RunRecords> {
    const records = new RunRecords(run, layers);
    // Before reading: nothing that another tab does meanwhile is missed.
    records.tabs = layers.openTabs?.((message) => records.hear(message as News)) ?? null;
    const local = await records.refresh();
    // Left by an earlier version of the page, or when IndexedDB had failed.
    if (local.length > 0) records.keep(local);
    return records;
  }

  get<P extends Part>(part: P, trialId: string): RunRecord[P] | undefined {
    return this.memory.get(this.name(part, trialId)) as RunRecord[P] | undefined;
  }

  trialIds(part: Part): string[] {
    const start = this.name(part, "");
    return [...this.memory.keys()].flatMap((name) =>
      name.startsWith(start) ? [name.slice(start.length)] : [],
    );
  }

  /** Makes the changes, on the device all or none; without a value the record goes. */
  write(...changes: Change[]): void {
    const news: News = { kept: [], removed: [] };
    for (const [part, trialId, value] of changes) {
      const name = this.name(part, trialId);
      if (value === undefined) news.removed.push(name);
      else news.kept.push([name, value]);
      this.put(name, value);
    }
    this.keep([...news.kept.map(([name]) => name), ...news.removed]);
    this.tabs?.post(news);
    this.tell();
  }

  /** Whether the record would be lost with the page. */
  isAtRisk(part: Part, trialId: string): boolean {
    return this.inMemoryOnly.has(this.name(part, trialId));
  }

  /** Reads what other tabs have kept meanwhile. @returns the names found in local storage. */
  async refresh(): Promise<string[]> {
    const indexed = await this.layers.indexed?.load(this.start).catch(() => null);
    const local = this.readLocal();
    // What local storage has, IndexedDB had not taken: it is the newer.
    for (const [name, value] of [...(indexed ?? []), ...local]) this.merge(name, value);
    this.tell();
    return [...local.keys()];
  }

  /**
   * Forgets what is known here of the run, here and in the other tabs. What another tab has queued
   * and this one has not read yet stays. Resolves when the rest is gone from the device.
   */
  async clear(): Promise<void> {
    const names = [...this.memory.keys()];
    const unread = [...this.readLocal().keys()].filter(
      (name) => this.part(name) === "queued" && !this.memory.has(name),
    );
    for (const name of this.localNames()) {
      if (!unread.includes(name)) this.layers.local?.removeItem(name);
    }
    this.memory.clear();
    this.keep(names);
    await this.settled();
    this.tabs?.post({ kept: [], removed: names, forgotten: true } satisfies News);
  }

  /** Resolves when everything written so far is kept, wherever it could be. */
  settled(): Promise<void> {
    return this.writing;
  }

  /** Calls back after every change, with true when another tab has forgotten the run. */
  subscribe(listener: (forgotten: boolean) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  close(): void {
    this.tabs?.close();
    this.tabs = null;
    this.listeners.clear();
  }

  private name(part: Part, trialId: string): string {
    return `${this.start}${part}/${trialId}`;
  }

  private part(name: string): Part | undefined {
    return PARTS.find((part) => name.startsWith(this.name(part, "")));
  }

  private put(name: string, value: unknown): void {
    if (value === undefined) this.memory.delete(name);
    else this.memory.set(name, value);
  }

  private merge(name: string, theirs: unknown): void {
    const part = this.part(name);
    const read = part && readRecord(part, theirs);
    if (!part || read === undefined || this.inMemoryOnly.has(name)) return;
    this.memory.set(name, mergeRecord(part, this.memory.get(name), read));
  }

  private hear({ kept, removed, forgotten }: News): void {
    for (const [name, value] of kept) this.merge(name, value);
    for (const name of removed) this.memory.delete(name);
    this.tell(forgotten);
  }

  private tell(forgotten = false): void {
    for (const listener of this.listeners) listener(forgotten);
  }

  /**
   * Puts what the memory has under these names onto the device. IndexedDB says only later that it has
   * them, and a page may be closed before: until then they stand in local storage, which is there at
   * once.
   */
  private keep(names: string[]): void {
    const write = ++this.writes;
    for (const name of names) {
      this.lastWrite.set(name, write);
      this.keepLocally(name);
    }
    const { indexed, local } = this.layers;
    const saved = indexed
      ? indexed.save(new Map(names.map((name) => [name, this.memory.get(name)])))
      : Promise.reject();
    // A later write of the same name sees to that name itself.
    const latest = () => names.filter((name) => this.lastWrite.get(name) === write);
    const done = saved.then(
      () => {
        for (const name of latest()) {
          this.inMemoryOnly.delete(name);
          local?.removeItem(name);
        }
      },
      () => {
        for (const name of latest()) {
          if (this.keepLocally(name)) this.inMemoryOnly.delete(name);
          else this.inMemoryOnly.add(name);
        }
      },
    );
    this.writing = Promise.all([this.writing, done]).then(() => {});
  }

  /** @returns whether local storage has now what the memory has. */
  private keepLocally(name: string): boolean {
    const { local } = this.layers;
    const value = this.memory.get(name);
    try {
      if (value === undefined) local?.removeItem(name);
      else local?.setItem(name, JSON.stringify(value));
      return local !== null || value === undefined;
    } catch {
      return value === undefined;
    }
  }

  private localNames(): string[] {
    const { local } = this.layers;
    return Array.from({ length: local?.length ?? 0 }, (_, index) => local?.key(index) ?? "").filter(
      (name) => name.startsWith(this.start),
    );
  }

  private readLocal(): Map<string, unknown> {
    const found = new Map<string, unknown>();
    for (const name of this.localNames()) {
      const part = this.part(name);
      try {
        const value = JSON.parse(this.layers.local?.getItem(name) ?? "null");
        if (part && readRecord(part, value) !== undefined) found.set(name, value);
      } catch {
        // No sense in it: left alone until the run is forgotten.
      }
    }
    return found;
  }
}
