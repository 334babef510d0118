/** Tells the other tabs of this browser. */
export interface TabChannel {
  post(message: unknown): void;
  close(): void;
}

/** The part of a window that the channel needs. */
interface TabWindow {
  BroadcastChannel?: typeof BroadcastChannel;
  localStorage: Pick<Storage, "setItem" | "removeItem">;
  addEventListener(type: "storage", listener: (event: StorageEvent) => void): void;
  removeEventListener(type: "storage", listener: (event: StorageEvent) => void): void;
}

/** A channel between tabs: the browser's own, or else local storage, of whose changes all tabs hear. */
export function openTabChannel(
  name: string,
  onMessage: (message: unknown) => void,
  tab: TabWindow = window,
): TabChannel {
  if (tab.BroadcastChannel) {
    const channel = new tab.BroadcastChannel(name);
    channel.onmessage = (event) => onMessage(event.data);
    return {
      post: (message) => channel.postMessage(message),
      close: () => channel.close(),
    };
  }
  const key = `${name}/news`;
  const listen = (event: StorageEvent) => {
    if (event.key === key && event.newValue) onMessage(JSON.parse(event.newValue));
  };
  tab.addEventListener("storage", listen);
  return {
    post: (message) => {
      try {
        tab.localStorage.setItem(key, JSON.stringify(message));
        tab.localStorage.removeItem(key);
      } catch {
        // Tabs that cannot hear of each other still cannot store anything twice: the server sees to it.
      }
    },
    close: () => tab.removeEventListener("storage", listen),
  };
}
