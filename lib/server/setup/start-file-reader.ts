import "server-only";
import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { AppError } from "@/lib/errors";
import {
  type StudyFileAct,
  type StudyFileAnswers,
  type StudyFileAsks,
  studyFileReader,
} from "./study-file-reader";

/** What goes to the process. */
export interface FileAsk {
  act: StudyFileAct;
  ask: never;
}
/** What comes from it, in the order in which it was asked. */
export type FileAnswer = { answer: unknown } | { failure: string };

export interface FileReader {
  /** One ask at a time. @throws AppError too-large (413) when the file needs too much memory, or time. */
  ask<Act extends StudyFileAct>(act: Act, ask: StudyFileAsks[Act]): Promise<StudyFileAnswers[Act]>;
  end(): void;
}

/** A file of this size is read in less time than it takes to start a process. */
const SMALL = 256 * 1024;
/** The largest of files, of as many parts as are read, needs about two thirds of it. */
const MOST_MEMORY_MB = 1024;
const MOST_TIME_MS = 120_000;
/** Files that are read at the same time, each with that much memory. */
const AT_ONCE = 2;
const RETRY_AFTER_SECONDS = 10;

// One count for the app's process, however many copies of this module its bundles hold.
const kept = globalThis as unknown as { groundedFileReaders?: number };

/**
 * Something to read a study's file with: for a large one a process of its own, with a memory of its own,
 * so that neither its size nor what is in it stops anybody else. A thread would not do: what JSON.parse
 * takes beyond a thread's limit ends the whole process.
 * @throws AppError unavailable (503) when too many are being read.
 */
export function startFileReader(
  bytes: number,
  { memoryMb } = { memoryMb: MOST_MEMORY_MB },
): FileReader {
  if (bytes > SMALL) return startProcess(memoryMb);
  const reader = studyFileReader();
  return { ask: async (act, ask) => reader(act, ask), end: () => {} };
}

function startProcess(memoryMb: number): FileReader {
  if ((kept.groundedFileReaders ?? 0) >= AT_ONCE) {
    throw new AppError(
      "unavailable",
      "Other large files are being read. Try again in a minute.",
      [],
      RETRY_AFTER_SECONDS,
    );
  }
  const child = forkReader(memoryMb);
  kept.groundedFileReaders = (kept.groundedFileReaders ?? 0) + 1;
  let waiting: { resolve: (answer: never) => void; reject: (error: Error) => void } | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function settle(act: (asked: NonNullable<typeof waiting>) => void): void {
    clearTimeout(timer);
    const asked = waiting;
    waiting = null;
    if (asked) act(asked);
  }
  function fail(error: Error): void {
    settle(({ reject }) => reject(error));
    child.kill("SIGKILL");
  }
  child.on("message", (answer: FileAnswer) =>
    settle(({ resolve, reject }) => {
      if ("answer" in answer) resolve(answer.answer as never);
      else reject(new Error(answer.failure));
    }),
  );
  child.on("error", fail);
  let counted = true;
  const ended = () => {
    if (counted) kept.groundedFileReaders = (kept.groundedFileReaders ?? 1) - 1;
    counted = false;
  };
  child.once("exit", (code, signal) => {
    ended();
    // By these a process ends that has no memory left, of its own or of the machine.
    const full = signal === "SIGABRT" || signal === "SIGKILL" || code === 134;
    fail(full ? tooLarge("memory") : new Error(`The process that reads a file ended (${code}).`));
  });
  // One that could not be started has no end.
  child.once("error", ended);

  return {
    ask: (act, ask) =>
      new Promise((resolve, reject) => {
        waiting = { resolve: resolve as (answer: never) => void, reject };
        timer = setTimeout(() => fail(tooLarge("time")), MOST_TIME_MS);
        if (!child.connected) return fail(new Error("The process that reads a file has ended."));
        child.send({ act, ask }, (error) => error && fail(error));
      }),
    end: () => {
      clearTimeout(timer);
      child.kill("SIGKILL");
    },
  };
}

const tooLarge = (needs: string) =>
  new AppError("too-large", `Reading the file takes more ${needs} than there is for one.`);

function forkReader(memoryMb: number): ChildProcess {
  const file = join(process.cwd(), "lib", "server", "setup", "study-file-process.mjs");
  const options = {
    execArgv: [`--max-old-space-size=${memoryMb}`],
    serialization: "advanced",
    // Nothing of the app's settings: it reads a file.
    env: {},
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  };
  // Not by a call: the bundler would take the process's sources apart, which run as they are.
  return Reflect.apply(fork, undefined, [file, [], options]);
}
