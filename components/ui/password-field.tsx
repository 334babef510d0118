"use client";

import { useState } from "react";
import { TextField, type TextFieldProps } from "./text-field";

/** A password, which can be looked at before it is sent. */
export function PasswordField(props: Omit<TextFieldProps, "type">) {
  const [shown, setShown] = useState(false);
  return (
    <div>
      <TextField {...props} type={shown ? "text" : "password"} autoCapitalize="none" />
      <label className="mt-1 flex min-h-9 w-fit items-center gap-2 text-soft">
        <input
          type="checkbox"
          checked={shown}
          onChange={(event) => setShown(event.target.checked)}
          className="size-4 accent-accent"
        />
        Show what I type
      </label>
    </div>
  );
}
