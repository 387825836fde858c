import { ChevronDown, SlidersHorizontal } from '#app/ui/marks/icons.tsx'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#app/ui/actions/button.tsx'
import { PhoneSwitch } from '#app/ui/actions/phone-switch.tsx'
import { classes } from '#app/ui/classes.ts'
import { Link } from '#app/ui/text/link.tsx'

export type FilterOption = { value: string; label: ReactNode; countText?: string | undefined; checked: boolean }

export type FilterGroup = {
  name: string
  legend: string
  options: FilterOption[]
  /** Open from the start; a group with something set is always open. */
  open?: boolean
}

export type FilterPanelProps = {
  /** The list's own address: the form is a GET to it. */
  action: string
  groups: FilterGroup[]
  /** Conditions to keep that have no control here: `q`, `sort`, `bbox`. */
  kept?: { name: string; value: string }[]
  /** Where nothing is set; the link shows only when something is. */
  clearHref?: string | undefined
  /** How many conditions are set, as a ready figure, for the phone's button. */
  setCountText?: string | undefined
  /** Behind its button on wide screens, too, where something else stands beside the list. */
  folded?: boolean | undefined
  /** More fields, such as a period or an amount. */
  children?: ReactNode
}

/** The conditions of a list: a column on wide screens, behind a button on a phone or where folded; a plain GET form. */
export function FilterPanel({ action, groups, kept = [], clearHref, setCountText, folded = false, children }: FilterPanelProps) {
  const { t } = useTranslation('ui')
  return (
    <>
      <PhoneSwitch
        name="list-tools"
        always={folded}
        icon={<SlidersHorizontal aria-hidden size={18} />}
        label={
          <>
            {t('filters.title')}
            {setCountText && <span className="figures rounded-full bg-accent px-2 text-sm text-white">{setCountText}</span>}
          </>
        }
      />
      <form
        action={action}
        method="get"
        aria-label={t('filters.title')}
        className={classes('no-print mt-3 hidden peer-open:block', !folded && 'lg:mt-0 lg:block')}
      >
        {kept.map(({ name, value }) => (
          <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
        ))}
        <div className={classes('mb-1 hidden items-baseline justify-between', !folded && 'lg:flex')}>
          <h2 className="text-base">{t('filters.title')}</h2>
          {clearHref && (
            <Link href={clearHref} className="text-base">
              {t('filters.clear')}
            </Link>
          )}
        </div>
        <div className="border-t border-line">
          {groups.map((group) => (
            <Group key={group.name} group={group} />
          ))}
        </div>
        {children && <div className="grid gap-4 border-b border-line py-4">{children}</div>}
        <div className="bottom-0 flex max-lg:sticky flex-wrap items-center gap-3 bg-white py-4">
          <Button className="grow">{t('filters.apply')}</Button>
          {clearHref && (
            <Link href={clearHref} className={classes('py-2 text-base', !folded && 'lg:hidden')}>
              {t('filters.clear')}
            </Link>
          )}
        </div>
      </form>
    </>
  )
}

function Group({ group: { name, legend, options, open } }: { group: FilterGroup }) {
  return (
    <details open={open || options.some((option) => option.checked)} className="group border-b border-line">
      <summary className="flex min-h-12 items-center justify-between gap-3 text-base font-semibold hover:text-accent">
        {legend}
        <ChevronDown aria-hidden size={18} className="shrink-0 text-ink-soft transition-transform group-open:rotate-180" />
      </summary>
      <fieldset className="-mx-1 max-h-72 overflow-y-auto px-1 pb-3">
        <legend className="sr-only">{legend}</legend>
        {options.map(({ value, label, countText, checked }) => (
          <label
            key={value}
            className="flex min-h-9 cursor-pointer items-center gap-2.5 py-1 text-base hover:text-accent pointer-coarse:min-h-11"
          >
            <input type="checkbox" name={name} value={value} defaultChecked={checked} className="size-5 shrink-0 accent-accent" />
            <span className="min-w-0 grow">{label}</span>
            {countText !== undefined && <span className="figures text-sm text-ink-soft">{countText}</span>}
          </label>
        ))}
      </fieldset>
    </details>
  )
}
