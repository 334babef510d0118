import { describe, expect, it } from "vitest";
import { openTabChannel } from "./tab-channel";

/** Windows of one browser that has no BroadcastChannel: they hear of each other's changes. */
function windows(count: number) {
  const listeners: Set<(event: StorageEvent) => void>[] = [];
  return Array.from({ length: count }, (_, own) => {
    listeners[own] = new Set();
    const tell = (key: string, newValue: string | null) => {
      for (const [index, heard] of listeners.entries()) {
        if (index !== own) for (const hear of heard) hear({ key, newValue } as StorageEvent);
      }
    };
    return {
      localStorage: { setItem: tell, removeItem: (key: string) => tell(key, null) },
      addEventListener: (_: "storage", hear: (event: StorageEvent) => void) =>
        void listeners[own]?.add(hear),
      removeEventListener: (_: "storage", hear: (event: StorageEvent) => void) =>
        void listeners[own]?.delete(hear),
    };
  });
}

describe("openTabChannel", () => {
  it("reaches the other tabs of its name through local storage where there is nothing better", () => {
    const [here, there, elsewhere] = windows(3);
    const heard: unknown[] = [];
    const channel = openTabChannel("run", (message) => heard.push(["here", message]), here);
    openTabChannel("run", (message) => heard.push(["there", message]), there);
    openTabChannel("other", (message) => heard.push(["elsewhere", message]), elsewhere);
    channel.post({ x: 1 });
    expect(heard).toEqual([["there", { x: 1 }]]);
  });

  it("is silent where local storage is full", () => {
    const [here] = windows(1);
    const full = {
      ...here!,
      localStorage: {
        setItem: () => {
          throw new DOMException("full", "QuotaExceededError");
        },
        removeItem: () => {},
      },
    };
    openTabChannel("run", () => {}, full).post({ x: 1 });
  });

  it("hears nothing any more once it is closed", () => {
    const [here, there] = windows(2);
    const heard: unknown[] = [];
    openTabChannel("run", (message) => heard.push(message), there).close();
    openTabChannel("run", () => {}, here).post(1);
    expect(heard).toEqual([]);
  });

  it("uses the browser's own channel where there is one", () => {
    const posted: unknown[] = [];
    class Channel {
      onmessage: ((event: { data: unknown }) => void) | null = null;
      postMessage(message: unknown) {
        posted.push(message);
        this.onmessage?.({ data: "from another tab" });
      }
      close() {}
    }
    const heard: unknown[] = [];
    const tab = { ...windows(1)[0]!, BroadcastChannel: Channel as never };
    openTabChannel("run", (message) => heard.push(message), tab).post(1);
    expect(posted).toEqual([1]);
    expect(heard).toEqual(["from another tab"]);
  });
});
