import { afterEach, describe, expect, it } from "vitest";
import {
  hasClosed,
  type OpenFront,
  openConnection,
  openFront,
  sendRaw,
} from "./testing/open-front";

let front: OpenFront | undefined;
afterEach(() => front?.close());

const CLOSE = "Host: x\r\nConnection: close\r\n\r\n";
const statusOf = (reply: string) => Number(reply.split(" ")[1]);

async function ask(address: string, init?: RequestInit) {
  return fetch(`http://127.0.0.1:${front?.port}${address}`, init);
}

describe("What no route could answer is refused before anything reads it", () => {
  it.each([
    ["TRACE / HTTP/1.1", 405],
    ["OPTIONS * HTTP/1.1", 400],
    ["GET http://elsewhere.example/ HTTP/1.1", 400],
    ["CONNECT elsewhere.example:443 HTTP/1.1", 400],
    ["NONSENSE / HTTP/1.1", 400],
    ["POST /studies HTTP/1.1", 405],
    ["DELETE / HTTP/1.1", 405],
    ["GET /api/% HTTP/1.1", 400],
    ["GET /api/studies/%00 HTTP/1.1", 400],
    ["GET /api/v1/studies?cursor=%00 HTTP/1.1", 400],
    ["GET /api/%E0%A4%A HTTP/1.1", 400],
    ["GET /api/a%0Ab HTTP/1.1", 400],
    ["GET /api/v1/studies?toString=x HTTP/1.1", 400],
    ["GET /api/auth/csrf?a=b&%5F_proto__=x HTTP/1.1", 400],
    [`GET /api/${"x".repeat(13_000)} HTTP/1.1`, 414],
  ])("%s", async (line, status) => {
    front = await openFront();
    expect(statusOf(await sendRaw(front.port, `${line}\r\n${CLOSE}`))).toBe(status);
    expect(front.handed).toEqual([]);
  });

  it("a header that is too long, and too many of them", async () => {
    front = await openFront();
    const long = `GET / HTTP/1.1\r\nx: ${"y".repeat(20_000)}\r\n${CLOSE}`;
    expect(statusOf(await sendRaw(front.port, long))).toBe(431);
    expect(front.handed).toEqual([]);
  });

  it("an upgrade of the connection", async () => {
    front = await openFront();
    const reply = await sendRaw(
      front.port,
      "GET / HTTP/1.1\r\nHost: x\r\nConnection: upgrade\r\nUpgrade: websocket\r\n\r\n",
    );
    expect(statusOf(reply)).toBe(400);
    expect(front.handed).toEqual([]);
  });
});

describe("A person with a damaged address", () => {
  it.each([
    ...["/%", "/take/%00", "/take/x?PROLIFIC_PID=%00", "/%ff", `/${"x".repeat(13_000)}`],
    ...["/take/x?PROLIFIC_PID=a&toString=x", "/take/x?constructor", "/studies?hasOwnProperty=1"],
  ])("is shown the page that says so: %.30s", async (address) => {
    front = await openFront();
    expect((await ask(address)).status).toBe(200);
    expect(front.handed).toMatchObject([{ url: "/-" }]);
  });

  it("and so is who sends a router's state that no page of ours has made", async () => {
    front = await openFront();
    for (const state of ["{", "[]", '["",1]', "%", '["",{"children":["x"]}]']) {
      await ask("/studies", { headers: { rsc: "1", "next-router-state-tree": state } });
    }
    for (const { url, headers } of front.handed) {
      expect(url).toBe("/-");
      expect(headers).not.toHaveProperty("rsc");
      expect(headers).not.toHaveProperty("next-router-state-tree");
    }
    expect(front.handed).toHaveLength(5);
  });

  it("the state that a page has made is handed on", async () => {
    front = await openFront();
    const segment = ["study", "demo", "d", null];
    const state = ["", { children: [segment, { children: ["__PAGE__", {}] }, null, "refetch"] }];
    const header = encodeURIComponent(JSON.stringify(state));
    await ask("/studies", { headers: { rsc: "1", "next-router-state-tree": header } });
    expect(front.handed).toMatchObject([{ url: "/studies", headers: { rsc: "1" } }]);
  });
});

describe("A body", () => {
  const beyond = "x".repeat(70_000);
  const sized = { method: "POST", body: beyond };

  it("beyond its limit is refused by its declared length, and nothing is handed on", async () => {
    front = await openFront();
    const reply = await ask("/api/studies", sized);
    expect([reply.status, await reply.json()]).toMatchObject([
      413,
      { error: { code: "too-large" } },
    ]);
    expect(front.handed).toEqual([]);
  });

  it("without a declared length is cut off at its limit, and never looks whole", async () => {
    front = await openFront();
    const chunk = `11170\r\n${beyond}\r\n`;
    const head = `POST /api/studies HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n`;
    expect(statusOf(await sendRaw(front.port, head, chunk, "0\r\n\r\n"))).toBe(413);
    await expect.poll(() => front?.handed).toMatchObject([{ body: -1 }]);
  });

  it("within its limit arrives byte for byte, declared or not", async () => {
    front = await openFront();
    const body = new Uint8Array(65_536);
    expect(await (await ask("/api/studies", { method: "POST", body })).text()).toBe("65536");
    const streamed = new Blob([body]).stream();
    const init = { method: "POST", body: streamed, duplex: "half" } as RequestInit;
    expect(await (await ask("/api/studies", init)).text()).toBe("65536");
  });

  it("that waits to be told to go on is refused before it is sent", async () => {
    front = await openFront();
    const head = "POST /api/studies HTTP/1.1\r\nHost: x\r\nContent-Length: 70000\r\n";
    const reply = sendRaw(front.port, `${head}Expect: 100-continue\r\n\r\n`);
    await expect(reply.then(statusOf)).resolves.toBe(413);
  });
});

describe("Connections that only hold their place are closed within the limits", () => {
  const limits = {
    headersMs: 300,
    bodySilenceMs: 300,
    lingerMs: 50,
    idleMs: 300,
    silenceMs: 2_000,
  };

  it("200 of them: that say nothing, half a header, half a body, and a body drop by drop", async () => {
    front = await openFront({ limits: { ...limits, bodyBytesPerSecond: 64 * 1024 * 10 } });
    const { port } = front;
    const half = "POST /api/studies HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\nabc";
    const begins = ["", "GET / HTTP/1.1\r\nHos", half, "GET / HTTP/1.1\r\nHost: x\r\n\r\n"];
    const sockets = await Promise.all(Array.from({ length: 200 }, () => openConnection(port)));
    const drops: ReturnType<typeof setInterval>[] = [];
    for (const [index, socket] of sockets.entries()) {
      socket.resume();
      const begin = begins[index % begins.length];
      if (begin) socket.write(begin);
      // Every drop breaks the silence; the whole has a time as well.
      if (begin === half) drops.push(setInterval(() => socket.write("d"), 100));
    }
    await Promise.all(sockets.map(hasClosed));
    drops.forEach(clearInterval);
    await expect.poll(() => front?.connections()).toBe(0);
  });

  it("no more than so many are open at the same time", async () => {
    front = await openFront({ limits: { ...limits, headersMs: 5_000, connections: 20 } });
    const { port } = front;
    const sockets = await Promise.all(Array.from({ length: 40 }, () => openConnection(port)));
    for (const socket of sockets) socket.resume();
    await expect.poll(() => sockets.filter((socket) => socket.closed).length).toBe(20);
    for (const socket of sockets) socket.destroy();
  });
});

describe("What is handed on", () => {
  it("has a number and the nonce of its reply, whatever the request brought", async () => {
    front = await openFront();
    const forged = { "x-request-id": "mine", "content-security-policy": "script-src 'nonce-mine'" };
    const first = await ask("/", { headers: forged });
    const second = await ask("/");
    const [one, two] = front.handed;
    expect(one?.headers["x-request-id"]).toBe(first.headers.get("x-request-id"));
    expect(one?.headers["content-security-policy"]).toBe(
      first.headers.get("content-security-policy"),
    );
    expect(first.headers.get("content-security-policy")).not.toContain("mine");
    expect(two?.headers["content-security-policy"]).not.toBe(
      one?.headers["content-security-policy"],
    );
    expect(second.headers.get("content-security-policy")).not.toMatch(/script-src[^;]*unsafe/);
  });

  it("may be kept by nobody where it is data", async () => {
    front = await openFront();
    expect((await ask("/api/studies")).headers.get("cache-control")).toBe("private, no-store");
  });

  it("under https, browsers are told to stay with it", async () => {
    front = await openFront({ publicUrl: "https://study.example.org" });
    const { headers } = await ask("/");
    expect(headers.get("strict-transport-security")).toBe("max-age=31536000");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
  });

  it("is logged where it failed, without ids and tokens", async () => {
    front = await openFront({ status: 500 });
    await ask("/take/x?PROLIFIC_PID=secret-id");
    await ask("/invitation/secret-token");
    await ask("/api/invitations/secret-token/account", { method: "POST" });
    expect(front.lines).toHaveLength(3);
    expect(front.lines.join()).not.toContain("secret");
    expect(front.lines[1]).toMatch(/^500 to GET \/invitation\/… \([\w-]{36}\)$/);
  });
});

describe("Whoever writes", () => {
  it("from another site is refused, before the body is read", async () => {
    front = await openFront();
    const headers = { "sec-fetch-site": "same-site", cookie: "a=b" };
    const reply = await ask("/api/studies", { method: "POST", headers, body: "x" });
    expect(reply.status).toBe(403);
    expect(front.handed).toEqual([]);
  });
});

describe("Frames of other sites", () => {
  const MTURK = "https://worker.mturk.com https://www.mturk.com https://workersandbox.mturk.com";
  const policyOf = async (address: string) =>
    (await ask(address)).headers.get("content-security-policy")?.split("; ") ?? [];

  it("may show the pages of a study that recruits at MTurk, if they are MTurk's", async () => {
    front = await openFront({ isFramed: async (path) => path.startsWith("/take/turk") });
    const policy = await policyOf("/take/turk/rate?assignmentId=3A");
    expect(policy).toContain(`frame-ancestors ${MTURK}`);
    expect(policy).toContain(`form-action 'self' ${MTURK}`);
    expect(policy.some((part) => part.startsWith("script-src 'self' 'nonce-"))).toBe(true);
  });

  it.each(["/take/other", "/", "/studies/turk", "/api/take/turk/consent"])(
    "may not show %s",
    async (address) => {
      front = await openFront({ isFramed: async (path) => path.startsWith("/take/turk") });
      const policy = await policyOf(address);
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("form-action 'self'");
    },
  );

  it("may show nothing while the app cannot say which study it is", async () => {
    front = await openFront({ isFramed: () => Promise.reject(new Error("no database")) });
    expect(await policyOf("/take/turk")).toContain("frame-ancestors 'none'");
    expect(front.handed).toHaveLength(1);
  });
});
