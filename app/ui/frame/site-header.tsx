import { LogIn, Menu, Search } from '#app/ui/marks/icons.tsx'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { LanguageMenu, type LanguageLink } from '#app/ui/frame/language-menu.tsx'
import { Mark } from '#app/ui/frame/mark.tsx'
import { PersonMenu, type PersonMenuProps } from '#app/ui/frame/person-menu.tsx'
import { SiteSearch } from '#app/ui/frame/site-search.tsx'

export type NavLink = { label: string; href: string; current?: boolean }

export type SiteHeaderProps = {
  homeHref: string
  /** The portal's name beside the mark. */
  name: string
  nav: NavLink[]
  search?: { action: string; defaultValue?: string | undefined; suggestions?: string | undefined } | undefined
  languages: LanguageLink[]
  /** Who is signed in, or where to sign in. */
  person: PersonMenuProps | { signInHref: string }
}

/** The slim header of every page. On a phone: mark, search, languages, menu; all native, no script. */
export function SiteHeader({ homeHref, name, nav, search, languages, person }: SiteHeaderProps) {
  const { t } = useTranslation('ui')
  return (
    <header className="no-print border-b border-line bg-paper">
      <div className="shell flex flex-wrap items-center gap-x-1 lg:gap-x-3 xl:flex-nowrap">
        <a
          href={homeHref}
          className="me-auto inline-flex min-h-16 items-center gap-2.5 text-xl font-semibold text-ink no-underline lg:me-1"
        >
          <Mark className="text-accent" />
          {name}
        </a>
        {search && <PhoneToggle peer="peer/search" label={t('frame.search')} icon={<Search aria-hidden size={22} />} />}
        <PhoneToggle peer="peer/menu" label={t('frame.menu')} icon={<Menu aria-hidden size={24} />} />
        <nav
          aria-label={t('frame.main')}
          className="hidden w-full peer-open/menu:block lg:order-last lg:-ms-2.5 lg:block xl:order-none xl:ms-0 xl:w-auto"
        >
          <ul className="grid lg:flex">
            {nav.map(({ label, href, current }) => (
              <li key={href}>
                <a href={href} aria-current={current ? 'page' : undefined} className={navLinkLook}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        {search && (
          <div className="hidden w-full pb-3 peer-open/search:block xl:ms-auto lg:block lg:w-64 lg:min-w-36 xl:w-auto xl:max-w-56 lg:pb-0">
            <SiteSearch {...search} />
          </div>
        )}
        <div className="hidden w-full border-t border-line py-2 peer-open/menu:block lg:flex lg:w-auto lg:shrink-0 lg:border-t-0 lg:py-0">
          <LanguageMenu languages={languages} />
          {'name' in person ? (
            <PersonMenu {...person} />
          ) : (
            <a
              href={person.signInHref}
              className="flex min-h-11 items-center gap-2 rounded-md px-2.5 text-base whitespace-nowrap text-ink no-underline hover:bg-paper-deep"
            >
              <LogIn aria-hidden size={18} className="flip-rtl shrink-0 text-accent" />
              {t('frame.signIn')}
            </a>
          )}
        </div>
      </div>
    </header>
  )
}

const navLinkLook =
  'flex min-h-12 items-center border-s-3 border-transparent px-3 text-base whitespace-nowrap text-ink no-underline hover:bg-paper-deep aria-[current]:border-accent aria-[current]:font-semibold lg:border-s-0 lg:border-b-3 lg:px-2.5 xl:min-h-16 xl:pt-1 lg:hover:border-line-strong lg:hover:bg-transparent lg:hover:aria-[current]:border-accent'

/** A button of the phone's header: an empty `details` that shows what follows it (`peer-open/...`). */
function PhoneToggle({ peer, label, icon }: { peer: 'peer/search' | 'peer/menu'; label: string; icon: ReactNode }) {
  return (
    <details className={`${peer} lg:hidden`} name="site-panel">
      <summary aria-label={label} className="inline-flex size-11 items-center justify-center rounded-md text-ink hover:bg-paper-deep">
        {icon}
      </summary>
    </details>
  )
}
