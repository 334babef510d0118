import { type ParticipantDetail, sayEvent } from "@/lib/figures/participant-detail";
import { formatInstant } from "@/lib/format";

/** What happened in a run beside its answers, in its order; nothing where nothing did. */
export function EventList({ events }: Pick<ParticipantDetail, "events">) {
  if (events.length === 0) return null;
  return (
    <section aria-labelledby="events">
      <h2 id="events" className="mb-2 font-serif text-[1.2rem]">
        Events
      </h2>
      <ol className="space-y-1">
        {events.map((event, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: events have no other name than their place
          <li key={place}>
            <time dateTime={event.at} className="text-soft">
              {formatInstant(event.at)}
            </time>{" "}
            {sayEvent(event)}
          </li>
        ))}
      </ol>
    </section>
  );
}
