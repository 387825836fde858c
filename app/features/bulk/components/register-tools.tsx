import { useTranslation } from 'react-i18next'
import type { RegisterTools as Tools } from '#app/features/bulk/views/register-tools.server.ts'
import { KeptFields } from '#app/features/filters/components/register-table.tsx'
import { Button } from '#app/ui/actions/button.tsx'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Checkbox } from '#app/ui/form/checkbox.tsx'
import { CheckboxGroup } from '#app/ui/form/checkbox-group.tsx'
import { DateInput } from '#app/ui/form/date-input.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { Select } from '#app/ui/form/select.tsx'
import { TextInput } from '#app/ui/form/text-input.tsx'
import { FilterChips } from '#app/ui/lists/filter-chips.tsx'
import { Link } from '#app/ui/text/link.tsx'

import { SelectionBar } from './selection-bar.tsx'

type Refused = { problem: string; typed: string } | undefined

/** What a register offers above its lines: filters, columns, views, spreadsheets. */
export function RegisterTools({ tools, refused }: { tools: Tools; refused?: Refused }) {
  const { t } = useTranslation('bulk')
  return (
    <div className="no-print grid gap-1">
      {tools.said && !refused && (
        <Notice tone="success" live>
          {tools.said}
        </Notice>
      )}
      <Disclosure
        summary={tools.setCount ? t('tools.filtersSet', { set: tools.setCount }) : t('tools.filters')}
        // Closed where it leaves lines to show: on a phone it is longer than a screen.
        open={tools.setCount !== null && tools.all === null}
      >
        <FilterForm tools={tools} />
      </Disclosure>
      <FilterChips chips={tools.chips} clearHref={tools.clearHref ?? undefined} />
      <Disclosure summary={t('tools.columns')}>
        <form method="post" action={tools.action} className="grid gap-4">
          <input type="hidden" name="query" value={tools.query} />
          <CheckboxGroup
            name="columns"
            legend={t('tools.columnsLegend')}
            options={tools.columns.map(({ value, label }) => ({ value, label }))}
            defaultValues={tools.columns.filter(({ isShown }) => isShown).map(({ value }) => value)}
          />
          <p>
            <Button look="secondary" name="intent" value="columns">
              {t('tools.columnsKeep')}
            </Button>
          </p>
        </form>
      </Disclosure>
      <Disclosure summary={t('tools.views')} open={refused !== undefined}>
        <Views tools={tools} refused={refused} />
      </Disclosure>
      <Disclosure summary={t('tools.sheets')}>
        <ul className="grid gap-2 text-base">
          <li>
            <Link href={tools.sheets.xlsxHref}>{t('tools.xlsx')}</Link>
          </li>
          <li>
            <Link href={tools.sheets.shownHref}>{t('tools.shown')}</Link>
            <p className="max-w-text text-ink-soft">{tools.sheets.shownNote}</p>
          </li>
          <li>
            <Link href={tools.sheets.csvHref}>{t('tools.csv')}</Link>
          </li>
          <li>
            <Link href={tools.sheets.bulkHref}>{t('tools.bringBack')}</Link>
          </li>
        </ul>
      </Disclosure>
    </div>
  )
}

function FilterForm({ tools }: { tools: Tools }) {
  const { t } = useTranslation('bulk')
  const own = tools.filters.map(({ name }) => name)
  return (
    <form method="get" action={tools.action} className="grid gap-4" aria-label={t('tools.filters')}>
      <KeptFields query={tools.query} except={own} />
      <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {tools.filters.map(({ name, label, value, options }) => (
          <Field key={name} name={name} label={label}>
            {options ? <Select options={options} emptyLabel={t('tools.any')} defaultValue={value} /> : <DateInput defaultValue={value} />}
          </Field>
        ))}
      </div>
      <p className="flex flex-wrap gap-3">
        <Button look="secondary">{t('tools.apply')}</Button>
        {tools.clearHref && (
          <ButtonLink href={tools.clearHref} look="quiet">
            {t('tools.clear')}
          </ButtonLink>
        )}
      </p>
    </form>
  )
}

function Views({ tools, refused }: { tools: Tools; refused: Refused }) {
  const { t } = useTranslation('bulk')
  const problem = refused && t(`tools.viewProblem.${refused.problem}`)
  return (
    <div className="grid gap-6">
      {tools.views.length > 0 && (
        <ul className="grid gap-2 text-base">
          {tools.views.map((view) => (
            <li key={view.id} className="flex flex-wrap items-center gap-x-4 gap-y-1">
              <Link href={view.href} className="font-semibold wrap-anywhere">
                {view.name}
              </Link>
              {view.isShared && <span className="text-ink-soft">{t('tools.viewShared')}</span>}
              {view.isUsual && <span className="text-ink-soft">{t('tools.viewUsual')}</span>}
              <form method="post" action={tools.action} className="flex flex-wrap gap-2">
                <input type="hidden" name="query" value={tools.query} />
                <input type="hidden" name="view" value={view.id} />
                {view.isOwn && (
                  <Button look="quiet" name="intent" value="removeView" aria-label={t('tools.viewRemoveNamed', { name: view.name })}>
                    {t('tools.viewRemove')}
                  </Button>
                )}
                {!view.isUsual && (
                  <Button look="quiet" name="intent" value="usualView" aria-label={t('tools.viewOpenNamed', { name: view.name })}>
                    {t('tools.viewOpen')}
                  </Button>
                )}
              </form>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={tools.action} className="grid max-w-form gap-4" noValidate>
        <ErrorSummary errors={problem ? [{ name: 'name', message: problem }] : []} />
        <input type="hidden" name="query" value={tools.query} />
        <Field name="name" label={t('tools.viewName')} hint={t('tools.viewHint')} error={problem}>
          <TextInput defaultValue={refused?.typed} maxLength={80} />
        </Field>
        {tools.canShare && <Checkbox name="shared" value="yes" label={t('tools.viewShare')} />}
        <Checkbox name="usual" value="yes" label={t('tools.viewMakeUsual')} />
        <p>
          <Button look="secondary" name="intent" value="saveView">
            {t('tools.viewSave')}
          </Button>
        </p>
      </form>
    </div>
  )
}

/** How lines of a register are chosen; nothing for who may only read. */
export function useSelection<Line extends { title: { text: string } | null }>(tools: Tools) {
  const { t } = useTranslation('bulk')
  if (!tools.chooseHref) return undefined
  return {
    action: tools.chooseHref,
    kept: [
      ['kind', tools.kind],
      ['query', tools.query],
    ] as const,
    header: t('choose.header'),
    label: ({ title }: Line) => t('choose.line', { title: title?.text ?? t('choose.untitled') }),
    head: tools.all && <Checkbox name="all" value="yes" label={tools.all.text} />,
    bar: <SelectionBar tools={tools} />,
  }
}
