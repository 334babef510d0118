/** What an authenticator app is given: a secret, as text, as an address, and as a QR code of it. */
export interface SecondFactorSetup {
  secret: string;
  address: string;
  /** Fields of the QR code in a row, its border included. */
  size: number;
  /** The dark fields, as the path of an SVG. */
  path: string;
}

/** By which the sign-in form knows that a code is asked for, and that the code was wrong. */
export const CODE_MARK = "code/";
