import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useShownName } from '#app/features/provenance/components/use-shown-name.ts'
import { OrganisationName } from '#app/features/organisations/components/organisation-name.tsx'
import { PairTable } from '#app/features/organisations/components/pair-table.tsx'
import { organisationPath } from '#app/features/organisations/paths.ts'
import type { RegisterEntry } from '#app/features/organisations/queries/register-entry.server.ts'
import { formatDay } from '#app/platform/i18n/format-date.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { DescriptionList } from '#app/ui/lists/description-list.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

type EntryViewProps = {
  language: string
  entry: RegisterEntry
  /** What was typed to compare with, and found nothing. */ refused: string | null
}

/** An organisation for who keeps the register: its facts, what looks like it, what was merged into it. */
export function EntryView({ language, entry, refused }: EntryViewProps) {
  const { t } = useTranslation('admin-organisations')
  return (
    <div className="grid gap-12">
      <div className="grid gap-4">
        <EntryFacts entry={entry} />
        <p>
          <Link href={organisationPath(language, entry.id)}>{t('page.public')}</Link>
        </p>
      </div>
      <section aria-labelledby="workspaces" className="grid gap-3">
        <SectionHeading id="workspaces">{t('page.workspaces')}</SectionHeading>
        {entry.workspaces.length === 0 ? (
          <p className="text-ink-soft">{t('page.noWorkspaces')}</p>
        ) : (
          <ul className="grid gap-1">
            {entry.workspaces.map(({ id, name }) => (
              <li key={id}>
                <OrganisationName name={name} href={`/${language}/admin/workspaces/${id}`} />
              </li>
            ))}
          </ul>
        )}
      </section>
      <section aria-labelledby="pairs" className="grid gap-4">
        <SectionHeading id="pairs">{t('page.pairs')}</SectionHeading>
        {entry.pairs.length === 0 ? (
          <p className="text-ink-soft">{t('page.noPairs')}</p>
        ) : (
          <PairTable language={language} pairs={entry.pairs} caption={t('page.pairs')} />
        )}
        <form method="post" noValidate className="flex max-w-form flex-wrap items-end gap-3">
          <input type="hidden" name="intent" value="compare" />
          <div className="min-w-0 grow basis-64">
            <Field
              name="with"
              label={t('page.compareWith')}
              hint={t('page.compareHint')}
              error={refused === null ? undefined : t('page.compareNone')}
            >
              <TextInput dir="ltr" defaultValue={refused ?? ''} />
            </Field>
          </div>
          <Button look="secondary">{t('pairs.compare')}</Button>
        </form>
      </section>
      {entry.merges.length > 0 && (
        <section aria-labelledby="merges" className="grid gap-4">
          <SectionHeading id="merges">{t('page.merges')}</SectionHeading>
          <ul className="grid gap-5">
            {entry.merges.map((merge) => (
              <Merge key={merge.id} language={language} merge={merge} />
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}

/** What the register says of an organisation. */
export function EntryFacts({ entry }: { entry: RegisterEntry }) {
  const { t } = useTranslation('admin-organisations')
  const facts: [string, ReactNode][] = [
    ['names', entry.names.length > 0 && <Lines lines={entry.names.map(({ language, text }) => `${text} (${language})`)} />],
    ['aliases', entry.aliases.length > 0 && <Lines lines={entry.aliases} />],
    ['identifier', entry.ref && <Lines lines={[entry.ref]} />],
    ['formerRefs', entry.formerRefs.length > 0 && <Lines lines={entry.formerRefs} />],
    ['type', entry.type],
    ['country', entry.country],
  ]
  return <DescriptionList items={facts.filter(([, value]) => value).map(([term, value]) => ({ term: t(`page.${term}`), value }))} />
}

/** Short texts one under the other, each in its own direction. */
export function Lines({ lines }: { lines: readonly string[] }) {
  return lines.map((line) => (
    <span key={line} className="block wrap-anywhere">
      <bdi>{line}</bdi>
    </span>
  ))
}

function Merge({ language, merge }: { language: string; merge: RegisterEntry['merges'][number] }) {
  const { t } = useTranslation('admin-organisations')
  const shownName = useShownName()
  const date = formatDay(language, merge.at)
  return (
    <li className="grid gap-2 border-s-2 border-line ps-4">
      <p className="font-semibold">
        <OrganisationName name={merge.name} />
      </p>
      <p className="text-ink-soft">
        {merge.by === null ? t('page.mergedOperator', { date }) : t('page.merged', { date, person: shownName(merge.by) })}
      </p>
      {merge.undone ? (
        <p>{t('page.undone')}</p>
      ) : merge.obstacles.length > 0 ? (
        <div>
          <p>{t('page.cannotUndo')}</p>
          <ul className="list-disc ps-6">
            {merge.obstacles.map((obstacle) => (
              <li key={obstacle}>{t(`page.obstacle.${obstacle}`)}</li>
            ))}
          </ul>
        </div>
      ) : (
        <form method="post">
          <input type="hidden" name="intent" value="undo" />
          <input type="hidden" name="merge" value={merge.id} />
          <Button look="secondary">{t('page.undo')}</Button>
        </form>
      )}
    </li>
  )
}
