import { redirect } from "next/navigation";
import { rememberLanguage } from "@/lib/server/participation/page-language";
import { asLanguage } from "@/lib/study/protocol/language";

type Context = { params: Promise<{ study: string }> };

/** The language that a link into the study names is kept in the browser; the link then goes on. */
export async function GET(request: Request, { params }: Context) {
  const { study } = await params;
  const { searchParams } = new URL(request.url);
  const language = asLanguage(searchParams.get("lang"));
  if (language) await rememberLanguage(study, language);
  searchParams.delete("lang");
  const query = searchParams.size > 0 ? `?${searchParams}` : "";
  redirect(`/take/${encodeURIComponent(study)}${query}`);
}
