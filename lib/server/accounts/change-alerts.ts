import "server-only";
import { db } from "@/lib/server/shared/db";
import type { Staff } from "./sign-in/auth";

/** Whether an account is told of its studies by mail. */
export async function changeAlerts({ userId }: Staff, alerts: boolean): Promise<void> {
  await db().user.update({ where: { id: userId }, data: { alerts } });
}
