"use client";

import { signIn } from "next-auth/react";
import { useState } from "react";
import { FormFailure } from "@/components/staff/shell/form-failure";
import { Button } from "@/components/ui/button";
import { useHydrated } from "@/components/ui/use-hydrated";

/** The ways in beside a password. */
export function ProviderButtons({
  providers,
  target,
  verb = "Continue with",
}: {
  providers: { id: string; name: string }[];
  /** Where to go afterwards. */
  target: string;
  /** What they do, before the provider's name. */
  verb?: string;
}) {
  const hydrated = useHydrated();
  const [failure, setFailure] = useState<string | null>(null);
  if (providers.length === 0) return null;
  return (
    <div className="mt-8 space-y-3 border-t border-line pt-6">
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          look="secondary"
          className="w-full"
          disabled={!hydrated}
          onClick={() => {
            setFailure(null);
            signIn(id, { callbackUrl: target }).catch(() =>
              setFailure("The server cannot be reached. Try again."),
            );
          }}
        >
          {verb} {name}
        </Button>
      ))}
      <FormFailure failure={failure} />
    </div>
  );
}
