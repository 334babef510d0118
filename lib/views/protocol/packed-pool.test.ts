import fc from "fast-check";
import { expect, it } from "vitest";
import type { PoolContent } from "@/lib/study/assignment/pool";
import { countPool } from "@/lib/study/assignment/pool-problems";
import { DEMO_PROTOCOL } from "@/prisma/demo/protocol";
import { packPool, unpackPool } from "./packed-pool";

it("A browser counts the pool as the server does", () => {
  const methods = ["x", "y"].map((id) => ({ id, label: id }));
  const content = fc.array(
    fc.record<PoolContent>({
      explanationId: fc.uuid(),
      questionId: fc.constantFrom("q1", "q2", "q3"),
      methodId: fc.constantFrom("x", "y"),
      length: fc.nat(20),
      correct: fc.constantFrom(true, false, null),
      showable: fc.boolean(),
    }),
  );
  const rules = fc.record({
    onlyCorrect: fc.boolean(),
    onlySharedQuestions: fc.boolean(),
    minLength: fc.constantFrom(null, 5),
    maxLength: fc.constantFrom(null, 15),
  });
  fc.assert(
    fc.property(content, rules, (given, pool) => {
      const protocol = { ...DEMO_PROTOCOL, pool };
      const here = unpackPool(packPool(given, methods), methods);
      expect(countPool({ protocol, content: here, methods })).toEqual(
        countPool({ protocol, content: given, methods }),
      );
    }),
  );
});
