import { formatCount, formatDuration } from "@/lib/format";
import { formatMoney, payPerHour } from "@/lib/study/recruitment/reward";
import type { ImpliedPay } from "@/lib/views/monitor/monitor";
import { Figure } from "./figure";

const NAME = "Implied pay per hour";

/** What the reward makes per hour, and how that is computed. */
export function PayFigure({ pay }: { pay: ImpliedPay | null }) {
  if (!pay) {
    return (
      <Figure name={NAME} value="–">
        the protocol names no reward
      </Figure>
    );
  }
  const { reward, medianMs, slowMs, runs } = pay;
  const money = (amount: number) => formatMoney(amount, reward.currency);
  if (!medianMs || !slowMs) {
    return (
      <Figure name={NAME} value="–">
        {money(reward.amount)} for each completion; nobody has completed yet
      </Figure>
    );
  }
  return (
    <Figure name={NAME} value={money(payPerHour(reward, medianMs))}>
      {money(reward.amount)} for a completion, over the median of {formatDuration(medianMs)} from
      consent to the end, n = {formatCount(runs)} people; the slowest tenth took{" "}
      {formatDuration(slowMs)} or longer: {money(payPerHour(reward, slowMs))} or less
    </Figure>
  );
}
