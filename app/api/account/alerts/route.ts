import { alertsSchema } from "@/lib/schemas/accounts/account";
import { changeAlerts } from "@/lib/server/accounts/change-alerts";
import { requireStaff } from "@/lib/server/accounts/sign-in/auth";
import { answering, readJson } from "@/lib/server/shared/http";

/** Whether somebody is told of their studies by mail. */
export function POST(request: Request) {
  return answering(async () => {
    const staff = await requireStaff();
    const { alerts } = await readJson(request, alertsSchema);
    await changeAlerts(staff, alerts);
    return Response.json({ alerts });
  });
}
