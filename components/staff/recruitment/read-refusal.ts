/** What the server says of a request that it refused. */
export async function readRefusal(reply: Response): Promise<string> {
  if (reply.status === 401) return "You are no longer signed in. Sign in again in another tab.";
  try {
    const { error } = (await reply.json()) as { error?: { message?: string } };
    if (error?.message) return error.message;
  } catch {
    // Something between us and the server answered.
  }
  return "Something went wrong on our side. Try again.";
}
