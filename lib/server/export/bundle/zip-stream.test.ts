import { describe, expect, it } from "vitest";
import { readZip } from "@/lib/server/testing/read-zip";
import { type ZipEntry, zipStream } from "./zip-stream";

const AT = new Date("2026-03-04T05:06:07Z");

async function* pieces(text: string, times = 1): AsyncGenerator<Uint8Array> {
  for (let time = 0; time < times; time += 1) yield Buffer.from(text);
}

async function* entries(...files: [string, AsyncIterable<Uint8Array>][]): AsyncGenerator<ZipEntry> {
  for (const [path, bytes] of files) yield { path, bytes };
}

async function taken(stream: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of stream) all.push(piece);
  return Buffer.concat(all);
}

describe("zipStream", () => {
  it("gives an archive with every file, in order", async () => {
    const long = pieces("0123456789".repeat(1000), 300);
    const archive = await taken(
      zipStream(
        entries(["README.md", pieces("é")], ["empty", pieces("", 0)], ["a/b.csv", long]),
        AT,
      ),
    );
    const files = readZip(archive);
    expect([...files.keys()]).toEqual(["README.md", "empty", "a/b.csv"]);
    expect(files.get("README.md")?.toString()).toBe("é");
    expect(files.get("empty")).toHaveLength(0);
    expect(files.get("a/b.csv")).toHaveLength(3_000_000);
  });

  it("sends the first file before the next one is asked for", async () => {
    let asked = false;
    async function* late(): AsyncGenerator<Uint8Array> {
      asked = true;
      yield Buffer.from("late");
    }
    const stream = zipStream(entries(["first", pieces("first")], ["late", late()]), AT);
    expect((await stream.next()).value).toBeDefined();
    expect(asked).toBe(false);
    await stream.return();
  });

  it("makes no more than is taken", async () => {
    let made = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        made += 1;
        // What cannot be compressed.
        yield crypto.getRandomValues(new Uint8Array(65_536));
      }
    }
    const stream = zipStream(entries(["endless", endless()]), AT);
    for (let piece = 0; piece < 20; piece += 1) await stream.next();
    const sofar = made;
    await new Promise((resolve) => setImmediate(resolve));
    expect(made - sofar).toBeLessThan(20);
    await stream.return();
  });

  it("ends the making of a file when the reader leaves", async () => {
    let ended = false;
    async function* endless(): AsyncGenerator<Uint8Array> {
      try {
        for (;;) yield crypto.getRandomValues(new Uint8Array(65_536));
      } finally {
        ended = true;
      }
    }
    const stream = zipStream(entries(["endless", endless()], ["next", pieces("next")]), AT);
    for (let piece = 0; piece < 5; piece += 1) await stream.next();
    await stream.return();
    expect(ended).toBe(true);
  });

  it("breaks off, without an end, when a file fails", async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("some");
      throw new Error("The database is gone.");
    }
    const stream = zipStream(entries(["good", pieces("good")], ["bad", failing()]), AT);
    await expect(taken(stream)).rejects.toThrow("The database is gone.");
  });

  it("breaks off when there is no next file to be had", async () => {
    async function* failing(): AsyncGenerator<ZipEntry> {
      yield { path: "good", bytes: pieces("good") };
      throw new Error("No comparison.");
    }
    await expect(taken(zipStream(failing(), AT))).rejects.toThrow("No comparison.");
  });
});
