import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { POST as requestReset } from "@/app/api/password-resets/route";
import { env } from "@/lib/env";
import { changeAlerts } from "@/lib/server/accounts/change-alerts";
import { findAccountLink } from "@/lib/server/accounts/installation/redeem-account-link";
import { changePassword } from "@/lib/server/accounts/sign-in/change-password";
import { checkPassword } from "@/lib/server/accounts/sign-in/check-password";
import { hashPassword } from "@/lib/server/accounts/sign-in/passwords";
import { acceptWithPassword } from "@/lib/server/accounts/team/accept-invitation";
import { inviteStaff } from "@/lib/server/accounts/team/invite-staff";
import { spendRequest } from "@/lib/server/api/spend-request";
import { countVisit } from "@/lib/server/participation/count-visit";
import { noteForStaff } from "@/lib/server/recruitment/note-for-staff";
import { db } from "@/lib/server/shared/db";
import { makeAccess, makeStaff, makeStudy } from "@/lib/server/testing/made-study";
import { SignInBrowser } from "@/lib/server/testing/sign-in-browser";
import { INVITATION_ALLOWANCE } from "@/lib/views/accounts/api-allowance";
import { ACCOUNT_RULE } from "@/lib/views/accounts/sign-in-wait";
import { mailPasswordReset } from "./request-reset";
import { MOST_WAITING, sendAlert } from "./send-alert";

let server: SMTPServer;
let mails: string[] = [];
let refuses: boolean | string = false;
/** How often the mail server was asked to take something. */
let asked = 0;
let email: string;

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: ({ address }, _session, done) => {
      asked++;
      return refuses === true || refuses === address ? done(new Error("No such mailbox")) : done();
    },
    onData(stream, _session, done) {
      let text = "";
      stream.on("data", (piece: Buffer) => {
        text += piece.toString();
      });
      stream.on("end", () => {
        // As quoted-printable has it.
        mails.push(text.replace(/=\r\n/g, "").replaceAll("=3D", "="));
        done();
      });
    },
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
});
afterAll(() => new Promise<void>((done) => server.close(done)));

beforeEach(() => {
  mails = [];
  refuses = false;
  asked = 0;
  email = `${crypto.randomUUID()}@example.org`;
  const { port } = server.server.address() as AddressInfo;
  const settings = { SMTP_URL: `smtp://127.0.0.1:${port}`, MAIL_FROM: "Grounded <g@example.org>" };
  Object.assign(env(), settings);
});
afterEach(() => Object.assign(env(), { SMTP_URL: undefined, MAIL_FROM: undefined }));

const linkIn = (mail: string | undefined, path: string) =>
  new RegExp(`/${path}/([\\w-]+)`).exec(mail ?? "")?.[1] ?? "";

describe("An invitation by mail", () => {
  it("is shown to nobody but the address, which is proven by it", async () => {
    const access = await makeAccess(await makeStudy({ title: "A title\r\nBcc: x@y.example" }));
    const invited = await inviteStaff(access, { email, role: "VIEWER" });
    expect(invited).toEqual({ email, link: null, expiresAt: expect.any(String) });
    expect(mails).toHaveLength(1);
    expect(mails[0]).toContain(`To: ${email}`);
    expect(mails[0]).not.toMatch(/^Bcc:/m);
    const token = linkIn(mails[0], "invitation");
    await acceptWithPassword(token, { name: "Ada", password: "a long password of mine" });
    expect(await db().user.findUnique({ where: { email } })).toMatchObject({
      provenAt: expect.any(Date),
    });
  });

  it("is one of at most sixty that a person sends in an hour", async () => {
    const access = await makeAccess(await makeStudy());
    for (let sent = 0; sent < INVITATION_ALLOWANCE.quota; sent++) {
      await spendRequest(`invitations/${access.userId}`, INVITATION_ALLOWANCE);
    }
    await expect(inviteStaff(access, { email, role: "VIEWER" })).rejects.toMatchObject({
      code: "too-many-requests",
    });
    expect(mails).toEqual([]);
  });

  it("is not open where the mail could not be sent, and that is said", async () => {
    refuses = true;
    const logged = vi.spyOn(console, "error").mockImplementation(() => {});
    const access = await makeAccess(await makeStudy());
    await expect(inviteStaff(access, { email, role: "VIEWER" })).rejects.toMatchObject({
      code: "unavailable",
    });
    expect(logged).toHaveBeenCalled();
    logged.mockRestore();
    const open = { studyId: access.studyId, revokedAt: null };
    expect(await db().staffInvitation.count({ where: open })).toBe(0);
  });
});

describe("A password reset by mail", () => {
  const ask = (of = email) =>
    requestReset(
      new Request("http://localhost:3000/api/password-resets", {
        method: "POST",
        headers: { "content-type": "application/json", "x-forwarded-for": crypto.randomUUID() },
        body: JSON.stringify({ email: of }),
      }),
    );

  it("goes to the account's address, at most three times an hour", async () => {
    await db().user.create({ data: { email } });
    for (let time = 0; time < 5; time++) await mailPasswordReset(email);
    expect(mails).toHaveLength(3);
    expect(await findAccountLink(linkIn(mails.at(-1), "password"))).toBe(email);
    expect(await findAccountLink(linkIn(mails[0], "password"))).toBeNull();
  });

  it("tells nobody which addresses have an account", async () => {
    await db().user.create({ data: { email } });
    const replies = [await ask(), await ask(`nobody-${email}`)];
    expect(replies.map(({ status }) => status)).toEqual([202, 202]);
    expect(await replies[0]?.text()).toBe(await replies[1]?.text());
    await vi.waitFor(() => expect(mails).toHaveLength(1), { timeout: 20_000 });
  });

  it("is not there where the installation sends no mail", async () => {
    Object.assign(env(), { SMTP_URL: undefined });
    expect((await ask()).status).toBe(404);
  });
});

describe("An alert", () => {
  const PASSWORD = "a long password of mine";
  const firefox = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0";

  async function makeAccount(): Promise<string> {
    const user = await db().user.create({
      data: { email, passwordHash: await hashPassword(PASSWORD), provenAt: new Date() },
    });
    return user.id;
  }
  const signIn = (browser: SignInBrowser, password = PASSWORD) =>
    browser.signIn("callback/credentials", { email, password });
  const subjects = () => mails.map((mail) => /^Subject: (.*)$/m.exec(mail)?.[1]?.trim());

  it("tells of a sign-in in a browser that is new, and not of the first, nor of a known one", async () => {
    await makeAccount();
    const known = new SignInBrowser(firefox);
    await signIn(known);
    await signIn(known);
    await signIn(new SignInBrowser("Mozilla/5.0 (Macintosh) Version/18.0 Safari/605.1"));
    await expect.poll(() => mails).toHaveLength(1);
    expect(subjects()).toEqual(["New sign-in to Grounded"]);
    expect(mails[0]).toMatch(/Browser: Safari/);
  });

  it("tells once of wrong passwords, when the next ones have to wait", async () => {
    await makeAccount();
    for (let tries = 0; tries < ACCOUNT_RULE.free; tries++) {
      expect(mails).toEqual([]);
      await checkPassword(email, "wrong", null);
    }
    await expect.poll(() => mails).toHaveLength(1);
    expect(subjects()).toEqual(["Wrong passwords for your Grounded account"]);
  });

  it("tells that a password was changed", async () => {
    const userId = await makeAccount();
    const staff = { userId, email, sessionId: crypto.randomUUID() } as never;
    const input = { current: PASSWORD, password: "another long password" };
    await changePassword(staff, input, { address: null, cookies: null });
    await expect.poll(() => subjects()).toEqual(["Your Grounded password was changed"]);
  });

  it("goes to no address that nobody has proven: its account may be another's making", async () => {
    const change = async (provenAt: Date | null) => {
      email = `${crypto.randomUUID()}@example.org`;
      const userId = await makeAccount();
      await db().user.update({ where: { id: userId }, data: { provenAt } });
      const staff = { userId, email, sessionId: crypto.randomUUID() } as never;
      const input = { current: PASSWORD, password: "another long password" };
      await changePassword(staff, input, { address: null, cookies: null });
    };
    await change(null);
    await change(new Date());
    await expect.poll(() => mails.filter((mail) => mail.includes(`To: ${email}`))).toHaveLength(1);
    expect(mails).toHaveLength(1);
  });

  it("of a study goes to who manages it, once a day, and to nobody who switched it off", async () => {
    const study = await makeStudy({ title: "Full of people" });
    const [owner = "", , , ...others] = await Promise.all([
      makeStaff(study, "OWNER"),
      makeStaff(study, "VIEWER"),
      makeStaff(study, "ANALYST"),
      makeStaff(study, "OWNER"),
      makeStaff(study, "RESEARCHER"),
    ]);
    const [off = "", unproven = ""] = others;
    await changeAlerts({ userId: off } as never, false);
    await db().user.update({ where: { id: unproven }, data: { provenAt: null } });
    const { email: address } = await db().user.findUniqueOrThrow({ where: { id: owner } });

    await countVisit(study.id, "visit");
    await noteForStaff(study.id, "unusable-link", {});
    await countVisit(study.id, "study-full");
    await countVisit(study.id, "study-full");
    await expect.poll(() => mails).toHaveLength(1);
    await noteForStaff(study.id, "too-many-starts", { reason: "address", start: "consent" });
    await expect.poll(() => mails).toHaveLength(2);
    for (const mail of mails) expect(mail).toContain(`To: ${address}`);
    expect(mails[0]).toContain(`/studies/${study.slug}/monitor`);
  });

  it("that the mail server does not take fails nothing else, and stands in the log", async () => {
    refuses = true;
    const logged = vi.spyOn(console, "error").mockImplementation(() => {});
    const study = await makeStudy();
    await makeStaff(study, "OWNER");
    await countVisit(study.id, "study-full");
    await vi.waitFor(() => expect(logged).toHaveBeenCalled(), { timeout: 20_000 });
    expect(logged.mock.calls.flat().join(" ")).toContain("A mail could not be sent");
    logged.mockRestore();
    expect(await db().visitCount.count({ where: { studyId: study.id } })).toBe(1);
  });

  describe("that the mail server refuses", () => {
    const SOON_MS = 200;
    const mailTo = (to: string) => ({ to, subject: "Something happened", text: "It did." });
    let logged: ReturnType<typeof vi.spyOn>;

    beforeEach(() => {
      refuses = true;
      logged = vi.spyOn(console, "error").mockImplementation(() => {});
    });
    afterEach(() => logged.mockRestore());

    it("is sent once more, to whom it did not reach, and not again that day", async () => {
      const [reached, missed] = [email, `later-${email}`];
      const write = async () => [mailTo(reached), mailTo(missed)];
      refuses = missed;
      sendAlert(`test/${email}`, write, SOON_MS);
      await expect.poll(() => logged).toHaveBeenCalledTimes(1);
      refuses = false;
      await expect.poll(() => mails).toHaveLength(2);
      expect(mails[1]).toContain(`To: ${missed}`);
      sendAlert(`test/${email}`, write, SOON_MS);
      await sleep(SOON_MS * 3);
      expect(asked).toBe(3);
    });

    it("twice is given up", async () => {
      sendAlert(`test/${email}`, async () => [mailTo(email)], SOON_MS);
      await expect.poll(() => asked).toBe(2);
      await sleep(SOON_MS * 3);
      expect(asked).toBe(2);
    });

    it("is not sent to who wants none by then", async () => {
      let wants = true;
      sendAlert(`test/${email}`, async () => (wants ? [mailTo(email)] : []), SOON_MS);
      await expect.poll(() => asked).toBe(1);
      [wants, refuses] = [false, false];
      await sleep(SOON_MS * 3);
      expect(asked).toBe(1);
    });

    it("waits in no endless queue", async () => {
      const many = Array.from({ length: MOST_WAITING + 1 }, (_, i) => mailTo(`${i}-${email}`));
      sendAlert(`test/${email}`, async () => many, SOON_MS);
      await expect
        .poll(() => logged.mock.calls.flat().join("\n"))
        .toContain(`${MOST_WAITING + 1} will not be sent again`);
      await sleep(SOON_MS * 3);
      expect(asked).toBe(MOST_WAITING + 1);
    });
  });
});
