import "server-only";
import { db } from "@/lib/server/shared/db";
import type { Staff } from "./sign-in/auth";

export async function changeName({ userId }: Staff, name: string): Promise<void> {
  await db().user.update({ where: { id: userId }, data: { name } });
}
