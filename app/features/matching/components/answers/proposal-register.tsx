import { useTranslation } from 'react-i18next'
import type { ProposalRegister as Register } from '#app/features/matching/answers/proposal-register.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { Tabs } from '#app/ui/actions/tabs.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Select } from '#app/ui/form/select.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { ProposalList } from './proposal-list.tsx'

/** The proposals that concern a workspace, by where they stand and by its part in them. */
export function ProposalRegister({ register: { lines, tabs, filter, firstHref, nextHref, isEmpty } }: { register: Register }) {
  const { t } = useTranslation('matching')
  if (isEmpty) return <EmptyState title={t('list.empty')}>{t('list.emptyText')}</EmptyState>
  return (
    <>
      <Tabs label={t('list.tabs')} tabs={tabs.map(({ key, ...tab }) => ({ ...tab, label: t(`list.tab.${key}`) }))} />
      <form method="get" action={filter.action} className="flex max-w-xl flex-wrap items-end gap-3">
        {filter.tab !== 'all' && <input type="hidden" name="tab" value={filter.tab} />}
        <div className="min-w-48 flex-1">
          <Field name="as" label={t('list.as.label')}>
            <Select
              emptyLabel={t('list.as.any')}
              defaultValue={filter.as ?? ''}
              options={filter.parts.map((part) => ({ value: part, label: t(`list.as.${part}`) }))}
            />
          </Field>
        </div>
        <Button look="secondary">{t('list.filter')}</Button>
      </form>
      {lines.length === 0 ? <p className="max-w-text text-base">{t('list.nothingHere')}</p> : <ProposalList lines={lines} />}
      <Pagination firstHref={firstHref ?? undefined} nextHref={nextHref ?? undefined} />
    </>
  )
}
