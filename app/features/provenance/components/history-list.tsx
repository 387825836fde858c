import { useTranslation } from 'react-i18next'
import { counted } from '#app/features/provenance/counted.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { Timeline } from '#app/ui/lists/timeline.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { ChangedValue } from './changed-value.tsx'
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
  ledTo: number | null
  reason: string | null
  /** What a comment is about, in words. */
  about: string | null
  changes: ShownChange[]
  changeCount: number
  /** The change of many records that it belongs to. */
  bulkId: string | null
}

const OPEN_UP_TO = 4

/** Events whose words are the reason for them; those of others are what was said. */
const WITH_REASON = new Set(['returned', 'withdrawn', 'restored'])

/** What happened to a record: who, when, and for each field what it was and what it became. */
export function HistoryList({
  base,
  events,
}: {
  /** The record's page, under which its versions are. */ base: string
  events: ShownEvent[]
}) {
  const { t, i18n } = useTranslation('provenance')
  if (events.length === 0) return <p className="text-base text-ink-soft">{t('history.filter.nothing')}</p>
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
        detail: <EventDetail base={base} event={event} />,
      }))}
    />
  )
}

function EventDetail({ base, event }: { base: string; event: ShownEvent }) {
  const { t, i18n } = useTranslation('provenance')
  const version = event.version ?? event.ledTo
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
      {event.about && <p className="text-ink-soft">{event.about}</p>}
      {event.reason && (
        <p className="whitespace-pre-line" dir="auto">
          {WITH_REASON.has(event.verb) ? t('history.reason', { reason: event.reason }) : event.reason}
        </p>
      )}
      {version !== null && (
        <p>
          <Link href={`${base}/versions/${version}`}>
            {t(event.version === null ? 'history.ledTo' : 'history.toVersion', { version: formatNumber(i18n.language, version) })}
          </Link>
        </p>
      )}
      {event.bulkId && base.split('/')[2] === 'w' && (
        <p>
          <Link href={`${base.split('/').slice(0, 4).join('/')}/bulk/${event.bulkId}`}>{t('history.inBulk')}</Link>
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
  return (
    <div className="min-w-0">
      <dt className="text-sm text-ink-soft">{field}</dt>
      <ChangedValue lang={lang} before={before} after={after} />
    </div>
  )
}
