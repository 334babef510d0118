"use client";

import { useEffect, useRef, useState } from "react";
import { StaffLink } from "@/components/staff/shell/staff-link";
import { Notice } from "@/components/ui/notice";
import { describeOrigin } from "@/lib/comparison/data-origin";
import { type MonitorView, monitorWarnings, planKnown } from "@/lib/views/monitor/monitor";
import { CellTable } from "./cell-table";
import { FillLevels } from "./fill-levels";
import { FlagCounts } from "./flag-counts";
import { FunnelTable } from "./funnel-table";
import { MethodFills } from "./method-fills";
import { MonitorNumbers } from "./monitor-numbers";
import { type LiveConnection, useLive } from "./use-live";

/** The monitor: what to look at first, then the numbers; current without a reload. */
export function LiveMonitor({
  initial,
  stream,
  source,
  home,
  listed,
}: {
  initial: MonitorView;
  /** Where the study's figures are sent from, and where they are asked for. */
  stream: string;
  source: string;
  /** The address of the study's pages. */
  home: string;
  /** Whether the reader may see the list of participants. */
  listed: boolean;
}) {
  const { value: view, connection } = useLive({ stream, event: "monitor", source }, initial);
  const origin = describeOrigin(view.origin);
  return (
    <div className="space-y-8">
      <Freshness asOf={view.asOf} connection={connection} />
      <Announcement view={view} />
      <div className="space-y-3">
        {origin ? (
          <Notice look="look" title={origin.label}>
            {origin.sentence}
          </Notice>
        ) : null}
        {monitorWarnings(view).map(({ title, text }) => (
          <Notice key={title} look="look" title={title}>
            {text}
          </Notice>
        ))}
      </div>
      <MonitorNumbers view={view} />
      <FunnelTable {...view} />
      <MethodFills methods={view.methods} constructs={view.constructs} planned={planKnown(view)} />
      <FillLevels {...view} />
      <Cells view={view} home={home} />
      <FlagCounts {...view} list={listed ? `${home}/participants` : null} />
    </div>
  );
}

function Cells({ view: { aim, cells, methods }, home }: { view: MonitorView; home: string }) {
  if (methods.length === 0 || cells?.length === 0) return null;
  if (cells) return <CellTable rows={cells} methods={methods} aim={aim} path={`${home}/content`} />;
  return (
    <p>
      <StaffLink href={`${home}/monitor/cells`}>Every explanation, question by question</StaffLink>
    </p>
  );
}

/** Why the figures are not those of now. */
const NOT_CURRENT: Record<Exclude<LiveConnection, "current">, string> = {
  refused: "You are signed out, or the study is no longer open to you. Load the page again.",
  unreachable: "The server cannot be reached; the page keeps trying.",
  replaced:
    "You have monitors open in other windows, which are updated. Reload to update this one.",
};

function Freshness({ asOf, connection }: { asOf: string; connection: LiveConnection }) {
  const time = <time dateTime={asOf}>{asOf.slice(11, 19)} UTC</time>;
  if (connection === "current") {
    return (
      <p className="text-soft">
        Updates itself while the page is open; last updated{" "}
        <span className="tabular-nums">{time}</span>.
      </p>
    );
  }
  return (
    <Notice look="danger" role="alert" title="These figures are not current">
      {NOT_CURRENT[connection]} Last updated {time}.
    </Notice>
  );
}

/** Says what changed, once it has changed, to those who do not see it. */
function Announcement({ view }: { view: MonitorView }) {
  const text = `${view.responses.stored} responses stored, ${view.active} participants active, ${view.completed} completed.`;
  const first = useRef(text);
  const [said, setSaid] = useState("");
  useEffect(() => {
    if (text !== first.current) setSaid(text);
  }, [text]);
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  );
}
