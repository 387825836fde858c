import { useTranslation } from 'react-i18next'

export type TocEntry = { id: string; label: string }

export type TocProps = {
  entries: TocEntry[]
  /** `column`: beside the content or above it; `row`: a bar that stays at the top while one reads. */
  layout?: 'column' | 'row'
}

const looks = {
  column: {
    nav: 'no-print',
    list: 'border-s-2 border-line',
    link: '-ms-0.5 flex min-h-9 items-center border-s-2 border-transparent ps-3 text-base text-accent no-underline hover:border-accent hover:text-accent-deep pointer-coarse:min-h-11',
  },
  row: {
    nav: 'no-print sticky top-0 z-10 border-b border-line bg-white',
    list: 'shell flex gap-6 overflow-x-auto',
    link: 'inline-flex min-h-12 items-center border-b-3 border-transparent text-base whitespace-nowrap text-accent no-underline hover:border-accent hover:text-accent-deep focus-visible:-outline-offset-2',
  },
}

/** The sections of the page, as links to their anchors. */
export function Toc({ entries, layout = 'column' }: TocProps) {
  const { t } = useTranslation('ui')
  const look = looks[layout]
  return (
    <nav aria-label={t('frame.onThisPage')} className={look.nav}>
      {layout === 'column' && <p className="mb-1 text-sm font-semibold text-ink-soft">{t('frame.onThisPage')}</p>}
      <ul className={look.list}>
        {entries.map(({ id, label }) => (
          <li key={id}>
            <a href={`#${id}`} className={look.link}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
