/** Signs in by the form's own address, and gives the cookies of the session. */
export async function signInAsOwner(base: string): Promise<string> {
  const jar = new Map<string, string>();
  const keep = (reply: Response) => {
    for (const set of reply.headers.getSetCookie()) {
      const [pair = ""] = set.split(";");
      const at = pair.indexOf("=");
      jar.set(pair.slice(0, at), pair.slice(at + 1));
    }
  };
  const cookie = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const csrf = await fetch(`${base}/api/auth/csrf`);
  keep(csrf);
  const { csrfToken } = (await csrf.json()) as { csrfToken: string };
  const reply = await fetch(`${base}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: {
      cookie: cookie(),
      "sec-fetch-site": "same-origin",
      "content-type": "application/x-www-form-urlencoded",
    },
    body: new URLSearchParams({
      csrfToken,
      email: process.env.DEMO_EMAIL ?? "",
      password: process.env.DEMO_PASSWORD ?? "",
      json: "true",
    }),
  });
  keep(reply);
  await reply.arrayBuffer();
  return cookie();
}
