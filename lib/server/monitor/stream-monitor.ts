import "server-only";
import { AppError } from "@/lib/errors";
import { stillViewing, type Viewing } from "@/lib/server/accounts/still-viewing";
import { currentMonitor } from "./current-monitor";
import { watchStudy } from "./watch-study";

/** At the least so often something is sent: it shows that the way is open, and what time alone changes. */
const BEAT_MS = 15_000;
const AT_MOST_EVERY_MS = 1000;
/** Who comes beyond is asked to come again, and asks for the figures meanwhile. */
const MOST_STREAMS = 200;
/** Of one person: the oldest ends where another one is opened. */
export const MOST_OF_A_PERSON = 4;
const RETRY_AFTER_SECONDS = 30;
/** Messages that wait for a reader who is slower than they come; what is behind is of no use. */
const MOST_WAITING = 8;

/** One open stream. */
interface Stream extends Viewing {
  send(event: string, data: unknown): void;
  /** Sends what is made for all of the study already. */
  pass(message: Uint8Array): void;
  end(): void;
}

/** All who watch a study: its figures are loaded, and written down, once for them. */
interface Room {
  streams: Set<Stream>;
  leave: () => void;
  timer: ReturnType<typeof setTimeout> | undefined;
  sending: boolean;
  asked: boolean;
}

interface Hub {
  /** In the order in which they were opened. */
  streams: Set<Stream>;
  rooms: Map<string, Room>;
  beat: ReturnType<typeof setInterval> | undefined;
  /** Whether the last look at everybody's rights succeeded; without it nothing is sent. */
  sure: boolean;
}

const kept = globalThis as unknown as { groundedMonitorHub?: Hub };
const encoder = new TextEncoder();
const written = (event: string, data: unknown) =>
  encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);

/** The streams that are open in this process. One that is told to end does not wait for them. */
function openHub(): Hub {
  if (!kept.groundedMonitorHub) {
    const hub: Hub = { streams: new Set(), rooms: new Map(), beat: undefined, sure: true };
    kept.groundedMonitorHub = hub;
    const endAll = () => {
      for (const stream of hub.streams) stream.end();
    };
    for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, endAll);
  }
  return kept.groundedMonitorHub;
}

/**
 * The monitor as server-sent events: "monitor" with its figures at once, after each change, and every
 * quarter of a minute; "end" at the next beat after the right to see them has ended; "replaced" when the
 * same person has opened too many others since. These two are the last.
 *
 * @param viewing - who looks, whose right to do so was checked a moment ago. Later it is checked once a
 * beat, for all that are open together.
 * @throws AppError unavailable (503) when too many are open.
 */
export function streamMonitor(viewing: Viewing): ReadableStream<Uint8Array> {
  const hub = openHub();
  const own = [...hub.streams].filter(({ userId }) => userId === viewing.userId);
  for (const oldest of own.slice(0, Math.max(0, own.length - MOST_OF_A_PERSON + 1))) {
    oldest.send("replaced", { most: MOST_OF_A_PERSON });
    oldest.end();
  }
  if (hub.streams.size >= MOST_STREAMS) {
    const message = "Too many monitors are open at the moment.";
    throw new AppError("unavailable", message, [], RETRY_AFTER_SECONDS);
  }
  let stream: Stream | undefined;
  return new ReadableStream({
    start(controller) {
      stream = {
        ...viewing,
        send: (event, data) => stream?.pass(written(event, data)),
        pass(message) {
          if ((controller.desiredSize ?? 0) < -MOST_WAITING) return stream?.end();
          controller.enqueue(message);
        },
        end() {
          if (!stream || !hub.streams.has(stream)) return;
          forget(hub, stream);
          controller.close();
        },
      };
      enter(hub, stream);
    },
    cancel() {
      if (stream) forget(hub, stream);
    },
  });
}

function enter(hub: Hub, stream: Stream): void {
  const { studyId } = stream;
  hub.streams.add(stream);
  let room = hub.rooms.get(studyId);
  if (!room) {
    room = { streams: new Set(), leave: () => {}, timer: undefined, sending: false, asked: false };
    hub.rooms.set(studyId, room);
    const made = room;
    room.leave = watchStudy(studyId, () => {
      if (made.asked) return;
      made.asked = true;
      if (!made.sending) plan(hub, studyId, made);
    });
  }
  room.streams.add(stream);
  if (!hub.beat) {
    hub.beat = setInterval(() => void beatOnce(hub), BEAT_MS);
    hub.beat.unref();
  }
  void welcome(hub, stream);
}

function forget(hub: Hub, stream: Stream): void {
  hub.streams.delete(stream);
  const room = hub.rooms.get(stream.studyId);
  room?.streams.delete(stream);
  if (room?.streams.size === 0) {
    clearTimeout(room.timer);
    room.leave();
    hub.rooms.delete(stream.studyId);
  }
  if (hub.streams.size === 0) {
    clearInterval(hub.beat);
    hub.beat = undefined;
  }
}

/** The figures for who has just come. */
async function welcome(hub: Hub, stream: Stream): Promise<void> {
  try {
    const view = await currentMonitor(stream);
    if (hub.streams.has(stream)) stream.send("monitor", view);
  } catch (error) {
    // The reader connects again by itself.
    console.error(error);
    stream.end();
  }
}

function plan(hub: Hub, studyId: string, room: Room): void {
  clearTimeout(room.timer);
  room.timer = setTimeout(() => void show(hub, studyId, room), AT_MOST_EVERY_MS);
  room.timer.unref();
}

/** Sends the figures of now to all who watch the study. */
async function show(hub: Hub, studyId: string, room: Room): Promise<void> {
  if (room.streams.size === 0 || !hub.sure) return;
  if (room.sending) {
    room.asked = true;
    return;
  }
  room.sending = true;
  room.asked = false;
  try {
    const message = written("monitor", await currentMonitor({ studyId }));
    for (const stream of room.streams) stream.pass(message);
  } catch (error) {
    // The next beat tries again.
    console.error(error);
  } finally {
    room.sending = false;
  }
  if (room.asked && room.streams.size > 0) plan(hub, studyId, room);
}

/** Ends the streams of those who may no longer see what they see, and sends the figures to the others. */
async function beatOnce(hub: Hub): Promise<void> {
  const open = [...hub.streams];
  try {
    const still = await stillViewing(open);
    hub.sure = true;
    for (const [at, stream] of open.entries()) {
      if (still.has(at)) continue;
      stream.send("end", null);
      stream.end();
    }
  } catch (error) {
    // While nobody knows whose right has ended, nobody is shown anything new.
    hub.sure = false;
    console.error(error);
    return;
  }
  await Promise.all([...hub.rooms].map(([studyId, room]) => show(hub, studyId, room)));
}
