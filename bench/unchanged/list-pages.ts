import { readdirSync } from "node:fs";
import { LANGUAGES } from "@/lib/study/protocol/language";
import type { Asked } from "./asked";
import { type People, STUDIES } from "./people";

const PREVIEW_STEPS = [
  ...["information", "about-you", "instructions", "rate", "thanks", "withdraw", "ended"],
  "no-such-step",
];

/** Lists of what is chosen, and pages that are found by a query alone. */
const CHOICES: Record<string, string[]> = {
  "/studies/[study]/compare": ["set=completed", "set=checked"],
  "/studies/[study]/export": ["set=checked", "simulated=no", "from=2026-01-01", "set=none"],
  "/studies/[study]/content": ["text=water", "answered=wrong", "state=never-given"],
  "/studies/[study]/audit": ["action=study-opened", "who=server"],
  "/studies/[study]/participants": [
    ...["sort=-duration", "sort=responses", "after=60", "flag=away", "flag=attention"],
    ...["state=completed&flag=straight-lining", "excluded=yes"],
  ],
  "/studies/[study]/participants/exclusions": ["match=any&flags=away&flags=fast-trials"],
};

/** Every page of app/(staff) of every study, as its folder lists them. */
export function listStaffPages(people: People, question: (study: string) => string): Asked[] {
  const asked: Asked[] = [];
  const add = (kind: string, path: string) =>
    asked.push({ group: "staff pages", as: "owner", path, kind });
  for (const kind of routesOf("app/(staff)")) {
    for (const study of kind.includes("[study]") ? STUDIES : [""]) {
      const path = kind
        .replace("[study]", study)
        .replace("[question]", question(study))
        .replace("[ordinal]", "1")
        .replace("[token]", people.invitation)
        .replace("[...rest]", "no/such/page");
      if (path.includes("[")) throw new Error(`Nothing stands for a part of ${kind}.`);
      add(kind, path);
      for (const choice of CHOICES[kind] ?? []) add(kind, `${path}?${choice}`);
    }
  }
  add("/studies/[study]/participants/[ordinal]", "/studies/demo-simulated/participants/77");
  add("/studies/[study]/participants/[ordinal]", "/studies/demo/participants/99999");
  add("not found", "/studies/no-such-study/monitor");
  return asked;
}

/** What who is not signed in is shown. */
export function listVisitorPages({ invitation, withdrawal }: People): Asked[] {
  const visit = (path: string, kind?: string): Asked => {
    return { group: "visitors' pages", as: "visitor", path, kind };
  };
  return [
    visit("/", "/"),
    visit("/sign-in", "/sign-in as a visitor"),
    visit("/sign-in?error=CredentialsSignin&callbackUrl=%2Fstudies"),
    visit("/no/such/page", "no such page"),
    visit("/icon.svg"),
    visit(`/invitation/${invitation}`, "/invitation/[token] as a visitor"),
    visit("/invitation/no-such"),
    ...routesOf("app/(staff)")
      .filter((kind) => kind.includes("[study]"))
      .map((kind) => visit(kind.replace("[study]", "demo").replace(/\[[^\]]+\]/g, "1"))),
    visit("/studies"),
    visit("/account"),
    visit(withdrawal, "/take/[study]/withdraw?participant"),
    visit(`${withdrawal}x`),
  ];
}

const LINK = "PROLIFIC_PID=nobody-yet&STUDY_ID=study1&SESSION_ID=session1";

/** What participants are shown, as each of those who are on their way, and what staff see of it. */
export function listParticipantPages(): Asked[] {
  const information = LANGUAGES.flatMap((language) =>
    [`/take/demo?${LINK}`, "/take/demo", "/take/demo-simulated", "/take/no-such-study"].map(
      (path): Asked => {
        const kind = path.includes("?") ? "/take/[study]" : path;
        return { group: "participants' pages", as: "visitor", path, kind, language };
      },
    ),
  );
  const others = [
    `/take/demo?${LINK}&lang=de`,
    "/take/demo?assignmentId=ASSIGNMENT_ID_NOT_AVAILABLE&hitId=H1",
    "/take/demo-draft",
    ...["withdraw", "rate", "thanks", "ended"].map((step) => `/take/demo/${step}`),
  ].map((path): Asked => ({ group: "participants' pages", as: "visitor", path }));
  const steps = ["about-you", "instructions", "rate", "thanks", "ended"] as const;
  const begun = steps.flatMap((as) =>
    [...steps, "withdraw", ""].map((step): Asked => {
      const kind = step === as ? `/take/[study]/${step}` : undefined;
      return { group: "participants' pages", as, path: `/take/demo/${step}`, kind };
    }),
  );
  return [...information, ...others, ...begun];
}

export function listPreviews(): Asked[] {
  const previews = PREVIEW_STEPS.flatMap((step) =>
    LANGUAGES.flatMap((language) =>
      STUDIES.map((study): Asked => {
        const path = `/take/${study}/preview/${step}?version=1&lang=${language}`;
        return { group: "previews", as: "owner", path, kind: `/take/[study]/preview/${step}` };
      }),
    ),
  );
  return [...previews, { group: "previews", as: "owner", path: "/take/demo/preview/rate" }];
}

/** The addresses of a folder's pages; names of groups are no part of them. */
function routesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith("page.tsx"))
    .map((path) => `/${path.slice(0, -"/page.tsx".length)}`)
    .sort();
}
