import { nameSchema } from "@/lib/schemas/accounts/account";
import { changeName } from "@/lib/server/accounts/change-name";
import { requireStaff } from "@/lib/server/accounts/sign-in/auth";
import { answering, readJson } from "@/lib/server/shared/http";

/** How somebody calls themselves. */
export function POST(request: Request) {
  return answering(async () => {
    const staff = await requireStaff();
    const { name } = await readJson(request, nameSchema);
    await changeName(staff, name);
    return Response.json({ name });
  });
}
