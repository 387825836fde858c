import { useTranslation } from 'react-i18next'
import { EventSentence, type EventSentenceProps } from '#app/features/provenance/components/event-sentence.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { Timeline } from '#app/ui/lists/timeline.tsx'

export type EventLine = EventSentenceProps & {
  id: string
  when: string
  dateTime: string
  /** Happened since the reader was here before. */ isNew?: boolean
}

/** What happened lately in a workspace, as sentences. */
export function EventList({
  events,
  since,
}: {
  events: EventLine[]
  /** When the reader was here before, in words. */ since: string | null
}) {
  const { t } = useTranslation('workspaces')
  if (events.length === 0) return null
  return (
    <section aria-labelledby="lately">
      <SectionHeading id="lately">{t('today.lately')}</SectionHeading>
      {since && (
        <p className="mt-1 text-base text-ink-soft">
          {t(events.some(({ isNew }) => isNew) ? 'today.newSince' : 'today.nothingSince', { when: since })}
        </p>
      )}
      <div className="mt-4">
        <Timeline
          entries={events.map(({ id, when, dateTime, isNew = false, ...event }) => ({
            id,
            when,
            dateTime,
            isCurrent: isNew,
            title: (
              <span className={isNew ? undefined : 'font-normal'}>
                {isNew && <span className="sr-only">{t('today.new')} </span>}
                <EventSentence {...event} />
              </span>
            ),
          }))}
        />
      </div>
    </section>
  )
}
