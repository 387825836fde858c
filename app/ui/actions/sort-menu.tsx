import { ArrowUpDown, Check } from '#app/ui/marks/icons.tsx'
import { useTranslation } from 'react-i18next'

export type SortOption = { href: string; label: string; current?: boolean }

/** The orders of a list as links in a native menu; the summary says the present one. */
export function SortMenu({ options }: { options: SortOption[] }) {
  const { t } = useTranslation('ui')
  const current = options.find((option) => option.current)
  return (
    <details className="no-print relative" name="list-tools">
      <summary className="inline-flex min-h-11 items-center gap-2 rounded-md px-3 text-base text-accent hover:bg-accent-pale">
        <ArrowUpDown aria-hidden size={18} />
        <span>
          {t('sort.label')} <span className="font-semibold">{current?.label}</span>
        </span>
      </summary>
      <ul className="absolute end-0 z-20 mt-1 min-w-56 rounded-md border border-line bg-white py-1 shadow-float">
        {options.map((option) => (
          <li key={option.href}>
            <a
              href={option.href}
              aria-current={option.current ? 'true' : undefined}
              className="flex min-h-11 items-center justify-between gap-4 px-4 text-base text-ink no-underline hover:bg-paper aria-[current]:font-semibold"
            >
              {option.label}
              {option.current && <Check aria-hidden size={18} className="text-accent" />}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
