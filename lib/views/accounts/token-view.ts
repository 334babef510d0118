/** A program's token, without what opens anything. */
export interface TokenView {
  id: string;
  name: string;
  scopes: string[];
  by: string;
  madeAt: string;
  expiresAt: string;
  expired: boolean;
  /** Null: never. */
  lastUsedAt: string | null;
}
