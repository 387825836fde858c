import { useTranslation } from 'react-i18next'
import { useShownName } from './use-shown-name.ts'
import type { HistoryFilter } from '#app/features/provenance/history.server.ts'
import type { ShownFilter } from '#app/features/provenance/shown-history.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { DateInput } from '#app/ui/form/date-input.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Select } from '#app/ui/form/select.tsx'

/** Narrows a history to one person, one field or table, one period. */
export function HistoryFilters({ action, filter: { chosen, people, parts } }: { action: string; filter: ShownFilter }) {
  const { t } = useTranslation('provenance')
  const shownName = useShownName()
  const isFiltered = Object.values(chosen).some((value) => value !== null)
  return (
    <div className="no-print">
      <Disclosure summary={t('history.filter.title')} open={isFiltered}>
        <form method="get" action={action} className="grid max-w-form gap-5">
          <div className="grid gap-5 sm:grid-cols-2">
            <Field name="who" label={t('history.filter.who')}>
              <Select
                options={people.map(({ value, label }) => ({ value, label: shownName(label) }))}
                emptyLabel={t('history.filter.anybody')}
                defaultValue={chosen.who ?? ''}
              />
            </Field>
            <Field name="part" label={t('history.filter.part')}>
              <Select options={parts} emptyLabel={t('history.filter.anything')} defaultValue={chosen.part ?? ''} />
            </Field>
            <Field name="from" label={t('history.filter.after')}>
              <DateInput defaultValue={chosen.from ?? undefined} />
            </Field>
            <Field name="to" label={t('history.filter.before')}>
              <DateInput defaultValue={chosen.to ?? undefined} />
            </Field>
          </div>
          <div className="flex flex-wrap gap-3">
            <Button look="secondary">{t('history.filter.show')}</Button>
            {isFiltered && (
              <ButtonLink href={action} look="quiet">
                {t('history.filter.clear')}
              </ButtonLink>
            )}
          </div>
        </form>
      </Disclosure>
    </div>
  )
}

/** The address of the next page of a history under the same filter. */
export function historyPageHref(base: string, chosen: HistoryFilter, before: string): string {
  const asked = Object.entries({ ...chosen, before }).filter((entry): entry is [string, string] => entry[1] !== null)
  return `${base}?${new URLSearchParams(asked).toString()}`
}
