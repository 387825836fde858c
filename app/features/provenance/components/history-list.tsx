import { useTranslation } from 'react-i18next'
import { counted } from '#app/features/provenance/counted.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { Timeline } from '#app/ui/lists/timeline.tsx'
import { ActorName } from './event-sentence.tsx'
import { marks, Woven } from './woven.tsx'
import type { EventActor } from '#app/features/provenance/history.server.ts'

/** A change in words ready for one reader; null: there was nothing. */
export type ShownChange = { key: string; field: string; lang?: string | undefined; before: string | null; after: string | null }

export type ShownEvent = {
  id: string
  /** Last word of its kind: `published`. */
  verb: string
  actor: EventActor
  when: string
  dateTime: string
  version: number | null
  reason: string | null
  changes: ShownChange[]
  changeCount: number
}

const OPEN_UP_TO = 4

/** What happened to a record: who, when, and for each field what it was and what it became. */
export function HistoryList({ events }: { events: ShownEvent[] }) {
  const { t, i18n } = useTranslation('provenance')
  return (
    <Timeline
      entries={events.map((event) => ({
        id: event.id,
        when: event.when,
        dateTime: event.dateTime,
        isCurrent: event.verb === 'published',
        title: (
          <Woven
            text={t(`history.${event.verb}`, {
              ...marks('who'),
              version: formatNumber(i18n.language, event.version ?? 0),
              defaultValue: t('history.other', marks('who')),
            })}
            parts={{ who: <ActorName actor={event.actor} /> }}
          />
        ),
        detail: <EventDetail event={event} />,
      }))}
    />
  )
}

function EventDetail({ event }: { event: ShownEvent }) {
  const { t, i18n } = useTranslation('provenance')
  const hidden = event.changeCount - event.changes.length
  const list = (
    <>
      <dl className="grid gap-3">
        {event.changes.map((change) => (
          <ChangeLine key={change.key} change={change} />
        ))}
      </dl>
      {hidden > 0 && <p className="mt-3 text-ink-soft">{t('history.more', counted(i18n.language, hidden))}</p>}
    </>
  )
  return (
    <>
      {event.reason && (
        <p className="whitespace-pre-line" dir="auto">
          {t('history.reason', { reason: event.reason })}
        </p>
      )}
      {event.changes.length > OPEN_UP_TO ? (
        <Disclosure summary={t('history.changes', counted(i18n.language, event.changeCount))}>{list}</Disclosure>
      ) : (
        event.changes.length > 0 && list
      )}
    </>
  )
}

function ChangeLine({ change: { field, lang, before, after } }: { change: ShownChange }) {
  const { t } = useTranslation('provenance')
  return (
    <div className="min-w-0">
      <dt className="text-sm text-ink-soft">{field}</dt>
      {before !== null && (
        <dd className="break-words">
          <span className="sr-only">{t('history.before')} </span>
          <del className="text-ink-soft decoration-1" lang={lang} dir="auto">
            {before}
          </del>
        </dd>
      )}
      <dd className="break-words">
        <span className="sr-only">{t('history.after')} </span>
        {after === null ? (
          <span className="text-ink-soft">{t('history.gone')}</span>
        ) : (
          <ins className="no-underline" lang={lang} dir="auto">
            {after}
          </ins>
        )}
      </dd>
    </div>
  )
}
