import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Grounded", template: "%s · Grounded" },
  description: "Human-grounded studies of explanations.",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

/** Every page is made for its request: its scripts carry the nonce of that reply. */
export const dynamic = "force-dynamic";

/** Each kind of page frames its document itself (`PageFrame`): participants' pages have a language. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return children;
}
