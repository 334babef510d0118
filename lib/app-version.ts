import { version } from "@/package.json";

/** What the app calls itself in files and documents. */
export const APP = { name: "Grounded", version } as const;
