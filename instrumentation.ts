const HOUR_MS = 3_600_000;

/** Runs when a process of the app starts: what has to happen on a day happens without a visit. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { settleClientAddresses } = await import("@/lib/server/shared/settle-client-address");
  settleClientAddresses();
  const { eraseDueRecruiterIds } = await import("@/lib/server/recruitment/erase-due-recruiter-ids");
  const { forgetExpired } = await import("@/lib/server/accounts/sign-in/forget-expired");
  const look = async () => {
    for (const task of [eraseDueRecruiterIds, forgetExpired]) {
      await task().catch((error: unknown) => console.error(error));
    }
  };
  look();
  const { warmUp } = await import("@/lib/server/monitor/warm-up");
  // Not before the app answers: nobody waits for it.
  void warmUp().catch((error: unknown) => console.error(error));
  setInterval(look, HOUR_MS).unref();
}
