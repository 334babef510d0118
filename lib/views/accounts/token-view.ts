/** A program's token, without what opens anything. */
export interface TokenView {
  id: string;
  name: string;
  scopes: string[];
  by: string;
  madeAt: string;
  expiresAt: string;
  expired: boolean;
  /** Whether it opens nothing until its maker has a second factor. */
  rests: boolean;
  /** Null: never. */
  lastUsedAt: string | null;
}
