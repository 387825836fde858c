import { ChevronRight } from '#app/ui/marks/icons.tsx'
import { useTranslation } from 'react-i18next'
import { quietLinkLook } from '#app/ui/text/link.tsx'

export type Crumb = { label: string; href: string; lang?: string | undefined }

/** Where the page stands: the pages above it, each a link; the page itself is its title. */
export function Breadcrumb({ crumbs }: { crumbs: Crumb[] }) {
  const { t } = useTranslation('ui')
  if (crumbs.length === 0) return null
  return (
    <nav aria-label={t('frame.breadcrumb')} className="no-print">
      <ol className="flex flex-wrap items-center text-sm">
        {crumbs.map(({ label, href, lang }, index) => (
          <li key={href} className="flex min-w-0 items-center">
            {index > 0 && <ChevronRight aria-hidden size={16} className="flip-rtl mx-1.5 shrink-0 text-ink-soft" />}
            <a href={href} lang={lang} dir="auto" className={`${quietLinkLook} inline-block max-w-[22ch] truncate py-3 sm:max-w-[40ch]`}>
              {label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
