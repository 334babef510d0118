"use client";

import dynamic from "next/dynamic";
import { sayOption } from "@/lib/study/protocol/construct-scale";
import { answerColour } from "./answer-colour";
import type { DistributionRow } from "./distribution-chart";
import { drawnAnswers } from "./download/drawn-data";
import type { FigureData } from "./figure-data";
import { FigureFrame, type FigureWords } from "./figure-frame";
import { distributionReach } from "./layout/distribution-reach";
import { useWidth } from "./use-width";

const DistributionChart = dynamic(() => import("./distribution-chart"), { ssr: false });

export interface DistributionFigureProps extends Omit<FigureWords, "data"> {
  /** The answer options in words, from 1 upwards. */
  answers: string[];
  groups: { label: string; rows: DistributionRow[] }[];
  /** What the file holds, if more than what is drawn. */
  data?: FigureData;
}

/** The answers as diverging bars, construct by construct, all on the same axis. */
export function DistributionFigure({ answers, groups, data, ...frame }: DistributionFigureProps) {
  const [watch, width] = useWidth();
  const reach = distributionReach(groups.flatMap((group) => group.rows.map((row) => row.counts)));
  return (
    <FigureFrame {...frame} data={data ?? drawnAnswers(groups)} minWidth="18rem">
      <ol className="mb-3 flex flex-wrap gap-x-5 gap-y-1">
        {answers.map((words, index) => (
          <li key={sayOption(index + 1, words)} className="flex items-center gap-2">
            <span
              aria-hidden
              className="inline-block h-4 w-6 border border-edge"
              style={{ background: answerColour(index + 1, answers.length) }}
            />
            {sayOption(index + 1, words)}
          </li>
        ))}
      </ol>
      <div ref={watch}>
        {groups.map(({ label, rows }, index) => (
          <div key={label} className="mb-2">
            <p className="font-semibold">{label}</p>
            <div className="min-h-28">
              {width > 0 ? (
                <DistributionChart
                  width={width}
                  rows={rows}
                  answers={answers.length}
                  reach={reach}
                  showAxis={index === groups.length - 1}
                />
              ) : null}
            </div>
          </div>
        ))}
      </div>
    </FigureFrame>
  );
}
