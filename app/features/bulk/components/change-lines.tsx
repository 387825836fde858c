import { useTranslation } from 'react-i18next'
import type { ChangeView } from '#app/features/bulk/changes/change-view.server.ts'
import type { ShownLine } from '#app/features/bulk/changes/line-words.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { RadioGroup } from '#app/ui/form/radio-group.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'

/** The records of a change, each with what becomes of it; where both sides edited a field, the choice between them. */
export function ChangeLines({ view }: { view: ChangeView }) {
  const { t } = useTranslation('bulk')
  const isChoosing = view.shown === 'CONFLICT' && view.can.apply
  const list = (
    <ul className="grid gap-6">
      {view.lines.map((line) => (
        <li key={line.id} className="border-t border-line pt-4">
          <Line line={line} isChoosing={isChoosing} />
        </li>
      ))}
    </ul>
  )
  if (!isChoosing) return list
  return (
    <form method="post" action={view.href} className="grid gap-6">
      <p className="max-w-text text-base">{t('conflict.text')}</p>
      <p className="flex flex-wrap gap-3">
        <Button look="secondary" name="all" value="mine">
          {t('conflict.allMine')}
        </Button>
        <Button look="secondary" name="all" value="theirs">
          {t('conflict.allTheirs')}
        </Button>
      </p>
      <input type="hidden" name="intent" value="choose" />
      {list}
      <p>
        <Button>{t('conflict.keep')}</Button>
      </p>
    </form>
  )
}

function Line({ line, isChoosing }: { line: ShownLine; isChoosing: boolean }) {
  const { t } = useTranslation('bulk')
  const title = line.title ? <LanguageTaggedText {...line.title} /> : t('choose.untitled')
  return (
    <div className="grid gap-2 text-base">
      <h3 className="text-lg wrap-anywhere">{line.href ? <Link href={line.href}>{title}</Link> : title}</h3>
      <p className="flex flex-wrap gap-x-4 text-ink-soft">
        {line.isNew && !line.isBack && <span>{t('line.new')}</span>}
        {line.row && <span>{t('line.row', { row: line.row })}</span>}
      </p>
      {line.reasons.map((reason) => (
        <p key={reason} className="max-w-text border-s-4 border-danger ps-4 wrap-anywhere">
          {reason}
        </p>
      ))}
      {line.isBack && <p>{t(line.isNew ? 'line.removed' : 'line.back')}</p>}
      {line.changes.length > 0 && <Changes line={line} />}
      {line.more > 0 && <p className="text-ink-soft">{t('line.more', { count: line.more })}</p>}
      {line.kept.length > 0 && <p>{t('line.kept', { fields: line.kept.join(' · ') })}</p>}
      {line.conflicts.map((conflict) => (
        <Conflict key={conflict.name} conflict={conflict} isChoosing={isChoosing} />
      ))}
    </div>
  )
}

function Changes({ line }: { line: ShownLine }) {
  const { t } = useTranslation('bulk')
  return (
    <dl className="grid gap-2">
      {line.changes.map(({ key, field, lang, before, after, place }) => (
        <div key={key} className="grid gap-x-4 sm:grid-cols-[14rem_1fr]">
          <dt className="font-semibold wrap-anywhere">{field}</dt>
          <dd className="min-w-0 whitespace-pre-line wrap-anywhere">
            {place && <span className="block text-ink-soft">{place}</span>}
            {before !== null && (
              <>
                <span className="sr-only">{t('line.before')} </span>
                <del lang={lang} dir="auto" className="text-ink-soft">
                  {before}
                </del>{' '}
              </>
            )}
            {after === null ? (
              <span className="text-ink-soft">{t('line.emptied')}</span>
            ) : (
              <>
                <span className="sr-only">{t('line.after')} </span>
                <ins lang={lang} dir="auto" className="bg-success-pale no-underline">
                  {after}
                </ins>
              </>
            )}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Conflict({ conflict, isChoosing }: { conflict: ShownLine['conflicts'][number]; isChoosing: boolean }) {
  const { t } = useTranslation('bulk')
  const shown = (value: string | null) => value ?? t('line.blank')
  if (!isChoosing)
    return (
      <p className="wrap-anywhere">
        {t('conflict.both', { field: conflict.field, current: shown(conflict.current), typed: shown(conflict.typed) })}
      </p>
    )
  return (
    <RadioGroup
      name={conflict.name}
      legend={conflict.field}
      hint={t('conflict.base', { value: shown(conflict.base) })}
      defaultValue={conflict.choice ?? undefined}
      required={false}
      options={[
        { value: 'theirs', label: shown(conflict.current), hint: t('conflict.theirs') },
        { value: 'mine', label: shown(conflict.typed), hint: t('conflict.mine') },
      ]}
    />
  )
}
