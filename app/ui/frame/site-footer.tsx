import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { LanguageLink } from '#app/ui/frame/language-menu.tsx'
import { Mark } from '#app/ui/frame/mark.tsx'

export type SiteFooterProps = {
  /** What this is and who runs it, in a sentence or two. */
  about: ReactNode
  groups: { title: string; links: { label: string; href: string }[] }[]
  languages: LanguageLink[]
  /** Version and the like, in one line. */
  colophon: ReactNode
}

const linkLook = 'inline-block py-1.5 text-base text-ink no-underline hover:text-accent hover:underline hover:underline-offset-[0.2em]'

export function SiteFooter({ about, groups, languages, colophon }: SiteFooterProps) {
  const { t } = useTranslation('ui')
  return (
    <footer className="no-print bg-paper">
      <FooterArc />
      <div className="shell grid gap-x-10 gap-y-8 py-12 sm:grid-cols-2 lg:grid-cols-[2fr_1fr_1fr_1fr]">
        <div className="max-w-sm text-base text-ink-soft">
          <Mark size={56} className="mb-3 text-accent" />
          {about}
        </div>
        {groups.map(({ title, links }) => (
          <nav key={title} aria-label={title}>
            <h2 className="mb-1 text-base">{title}</h2>
            <ul>
              {links.map(({ label, href }) => (
                <li key={href}>
                  <a href={href} className={linkLook}>
                    {label}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        ))}
        <nav aria-label={t('frame.languages')}>
          <h2 className="mb-1 text-base">{t('frame.languages')}</h2>
          <ul>
            {languages.map(({ code, name, href, current }) => (
              <li key={code}>
                <a
                  href={href}
                  hrefLang={code}
                  lang={code}
                  aria-current={current ? 'true' : undefined}
                  className={`${linkLook} aria-[current]:font-semibold`}
                >
                  {name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </div>
      <div className="border-t border-line">
        <p className="shell py-4 text-sm text-ink-soft">{colophon}</p>
      </div>
    </footer>
  )
}

/** The ground of the footer rises like the deck of the footbridge. */
function FooterArc() {
  return (
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden className="block h-6 w-full bg-white sm:h-10">
      <path d="M0 10Q50 -8 100 10Z" className="fill-paper" />
      <path d="M0 10Q50 -8 100 10" fill="none" className="stroke-line" vectorEffect="non-scaling-stroke" />
    </svg>
  )
}
