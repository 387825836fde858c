import { useTranslation } from 'react-i18next'
import type { Board } from '#app/features/matching/board/queries/board-view.server.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Select } from '#app/ui/form/select.tsx'
import { Link } from '#app/ui/text/link.tsx'

const PRIORITIES = ['1', '2', '3'] as const
const FILLINGS = ['free', 'planned', 'waiting', 'filled'] as const

/** What the list of open requests is narrowed to. */
export function BoardFilterForm({ filter: { action, set, isSet, countries } }: { filter: Board['filter'] }) {
  const { t } = useTranslation('matching-board')
  return (
    <form method="get" action={action} aria-label={t('filter.label')} className="no-print grid gap-3 sm:flex sm:flex-wrap sm:items-end">
      <div className="sm:w-44">
        <Field name="priority" label={t('filter.priority')}>
          <Select
            emptyLabel={t('filter.any')}
            defaultValue={set.priority === null ? '' : String(set.priority)}
            options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
          />
        </Field>
      </div>
      <div className="sm:w-60">
        <Field name="country" label={t('filter.country')}>
          <Select emptyLabel={t('filter.any')} defaultValue={set.country ?? ''} options={countries} />
        </Field>
      </div>
      <div className="sm:w-60">
        <Field name="places" label={t('filter.places')}>
          <Select
            emptyLabel={t('filter.any')}
            defaultValue={set.filling ?? ''}
            options={FILLINGS.map((value) => ({ value, label: t(`filter.filling.${value}`) }))}
          />
        </Field>
      </div>
      <Button look="secondary">{t('filter.submit')}</Button>
      {isSet && (
        <Link href={action} className="inline-flex min-h-11 items-center text-base">
          {t('filter.clear')}
        </Link>
      )}
    </form>
  )
}
