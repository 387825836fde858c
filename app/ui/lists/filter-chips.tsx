import { X } from '#app/ui/marks/icons.tsx'
import { useTranslation } from 'react-i18next'
import { Link } from '#app/ui/text/link.tsx'

export type FilterChip = {
  /** The same list without this condition. */ removeHref: string
  /** "Country: Senegal" */ label: string
  lang?: string | undefined
}

/** What is set on a list; each chip is a link that removes it. */
export function FilterChips({ chips, clearHref }: { chips: FilterChip[]; clearHref?: string | undefined }) {
  const { t } = useTranslation('ui')
  if (chips.length === 0) return null
  return (
    <div className="flex flex-wrap items-center gap-2">
      <ul aria-label={t('filters.set')} className="contents">
        {chips.map(({ removeHref, label, lang }) => (
          <li key={removeHref}>
            <a
              href={removeHref}
              className="inline-flex min-h-9 items-center gap-1.5 rounded-full border border-accent-line bg-accent-pale ps-3.5 pe-2.5 text-base text-accent-deep no-underline hover:border-accent max-sm:min-h-11 pointer-coarse:min-h-11"
            >
              <span className="sr-only">{t('filters.remove')} </span>
              <span lang={lang}>{label}</span>
              <X aria-hidden size={16} className="no-print shrink-0" />
            </a>
          </li>
        ))}
      </ul>
      {clearHref && (
        <Link href={clearHref} className="no-print ms-1 inline-flex min-h-11 items-center text-base">
          {t('filters.clear')}
        </Link>
      )}
    </div>
  )
}
