import { useTranslation } from 'react-i18next'
import { EventSentence, type EventSentenceProps } from '#app/features/provenance/components/event-sentence.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { Timeline } from '#app/ui/lists/timeline.tsx'

export type EventLine = EventSentenceProps & { id: string; when: string; dateTime: string }

/** What happened lately in a workspace, as sentences. */
export function EventList({ events }: { events: EventLine[] }) {
  const { t } = useTranslation('workspaces')
  if (events.length === 0) return null
  return (
    <section aria-labelledby="lately">
      <SectionHeading id="lately">{t('today.lately')}</SectionHeading>
      <div className="mt-4">
        <Timeline
          entries={events.map(({ id, when, dateTime, ...event }) => ({
            id,
            when,
            dateTime,
            title: (
              <span className="font-normal">
                <EventSentence {...event} />
              </span>
            ),
          }))}
        />
      </div>
    </section>
  )
}
