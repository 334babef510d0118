import "server-only";
import { Prisma } from "../prisma-client/client";

/**
 * Where a participant `p` stands, as staff see it: 'completed' reached the end; 'active' consented
 * here and the places are still kept; 'dropped' is everyone else, so also those who were simulated or
 * imported without reaching the end.
 */
export const PARTICIPANT_STATE = Prisma.sql`
  CASE WHEN p.status = 'COMPLETED' THEN 'completed'
       WHEN p.source NOT IN ('SIMULATED', 'IMPORTED') AND p.reserved_until > now() THEN 'active'
       ELSE 'dropped' END`;
