import { useTranslation } from 'react-i18next'
import type { EventActor } from '#app/features/provenance/history.server.ts'
import type { TaggedText } from '#app/features/provenance/tagged-text.ts'
import { Link } from '#app/ui/text/link.tsx'
import { useShownName } from './use-shown-name.ts'
import { marks, Woven } from './woven.tsx'

/** Who acted, by name, or the instance in words. */
export function ActorName({ actor }: { actor: EventActor }) {
  const { t } = useTranslation('provenance')
  const shownName = useShownName()
  if (actor.kind === 'OPERATOR') return t('person.operator')
  if (actor.kind === 'SYSTEM') return t('person.portal')
  if (actor.kind === 'TOKEN') return <bdi>{t('person.token', { name: actor.name ?? t('person.someone') })}</bdi>
  return <bdi>{actor.name === null ? t('person.someone') : shownName(actor.name)}</bdi>
}

export type EventSentenceProps = {
  /** `project.published`. */
  kind: string
  actor: EventActor
  record: { title: TaggedText | null; href: string | null }
}

/** One event as a sentence that names who did what to which record. */
export function EventSentence({ kind, actor, record }: EventSentenceProps) {
  const { t } = useTranslation('provenance')
  const title = record.title ? (
    <bdi lang={record.title.lang || undefined} dir={record.title.dir}>
      {record.title.text}
    </bdi>
  ) : (
    t('event.untitled')
  )
  return (
    <Woven
      text={t(`event.${kind}`, { ...marks('who', 'record'), defaultValue: t('event.other', marks('who', 'record')) })}
      parts={{ who: <ActorName actor={actor} />, record: record.href ? <Link href={record.href}>{title}</Link> : title }}
    />
  )
}
