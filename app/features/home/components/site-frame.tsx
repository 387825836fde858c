import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { chooseText, type LanguageText } from '#app/features/provenance/language-text.ts'
import { inLanguage, LANGUAGES, languages, type Language } from '#app/platform/i18n/languages.ts'
import { Island } from './island.tsx'
import { DemoLine } from '#app/ui/frame/demo-line.tsx'
import { PageFrame } from '#app/ui/frame/page-frame.tsx'
import type { PersonMenuProps } from '#app/ui/frame/person-menu.tsx'
import { SiteFooter } from '#app/ui/frame/site-footer.tsx'
import { SiteHeader } from '#app/ui/frame/site-header.tsx'

type Person = {
  name: string
  isAdmin: boolean
  /** Has an expert profile of their own. */ offersExpertise: boolean
  workspaces: { slug: string; name: LanguageText }[]
}

export type SiteFrameProps = {
  root:
    | {
        demo: boolean
        person: Person | null
        searchIsland: { script: string; styles: string[] }
        name: string
        languages: readonly Language[]
        notices: { tone: 'info' | 'warning'; text: string; lang: string }[]
      }
    | undefined
  language: Language
  pathname: string
  search: string
  children: ReactNode
}

/** Places of the header, in order. A place appears with its feature. */
const PLACES = ['projects', 'needs', 'map', 'datasets', 'experts'] as const

/** What stands around every page: header, the line that a demonstration carries, footer. */
export function SiteFrame({ root, language, pathname, search, children }: SiteFrameProps) {
  const { t } = useTranslation('common')
  const home = `/${language}`
  const links = (root?.languages ?? LANGUAGES).map((code) => ({
    code,
    name: languages[code].name,
    dir: languages[code].dir,
    href: inLanguage(pathname === '/' ? home : pathname, code) + search,
    current: code === language,
  }))
  const person = root?.person
    ? personMenu(root.person, language, pathname, t)
    : { signInHref: `${home}/sign-in?to=${encodeURIComponent(pathname + search)}` }
  return (
    <PageFrame
      demo={root && <Announcements demo={root.demo} notices={root.notices} />}
      header={
        <SiteHeader
          homeHref={home}
          name={root?.name ?? t('name')}
          nav={PLACES.map((place) => ({
            label: t(`nav.${place}`),
            href: `${home}/${place}`,
            current: pathname.startsWith(`${home}/${place}`),
          }))}
          search={{ action: `${home}/search`, suggestions: `${home}/suggestions.json` }}
          languages={links}
          person={person}
        />
      }
      footer={
        <SiteFooter
          about={<p>{t('footer.about')}</p>}
          groups={[
            {
              title: t('footer.portal'),
              links: [
                ...PLACES.map((place) => ({ label: t(`nav.${place}`), href: `${home}/${place}` })),
                { label: t('footer.ask'), href: `${home}/workspace-request` },
                { label: t('footer.help'), href: `${home}/help` },
              ],
            },
            {
              title: t('footer.open'),
              links: [
                { label: t('footer.api'), href: '/api/v1/openapi.json' },
                { label: t('footer.accessibility'), href: `${home}/help/accessibility` },
              ],
            },
          ]}
          languages={links}
          colophon={t('footer.colophon')}
        />
      }
    >
      {children}
      {root?.searchIsland.script && <Island files={root.searchIsland} />}
    </PageFrame>
  )
}

/** What everybody is told on every page: notices of those who run the instance, and that a demonstration is one. */
function Announcements({ demo, notices }: Pick<NonNullable<SiteFrameProps['root']>, 'demo' | 'notices'>) {
  const { t } = useTranslation('common')
  return (
    <>
      {notices.length > 0 && (
        <aside aria-label={t('notices')} className="no-print grid">
          {notices.map(({ tone, text, lang }) => (
            <p
              key={text}
              lang={lang}
              dir="auto"
              className={tone === 'warning' ? 'border-b border-warning bg-warning-pale' : 'border-b border-accent-line bg-accent-pale'}
            >
              <span className="shell block py-2.5 text-base wrap-anywhere">{text}</span>
            </p>
          ))}
        </aside>
      )}
      {demo && <DemoLine>{t('demo.line')}</DemoLine>}
    </>
  )
}

function personMenu(person: Person, language: Language, pathname: string, t: TFunction): PersonMenuProps {
  return {
    name: person.name,
    workspaces: person.workspaces.map(({ slug, name }) => {
      const chosen = chooseText(name, language)
      const href = `/${language}/w/${slug}`
      return {
        name: chosen?.text ?? slug,
        href,
        current: pathname.startsWith(href),
        ...(chosen && chosen.lang !== language ? { lang: chosen.lang } : {}),
      }
    }),
    links: [
      { label: t('account.own'), href: `/${language}/account` },
      ...(person.workspaces.length > 1 ? [{ label: t('account.today'), href: `/${language}/today` }] : []),
      ...(person.offersExpertise ? [{ label: t('account.expertise'), href: `/${language}/my-expertise` }] : []),
      ...(person.isAdmin ? [{ label: t('account.admin'), href: `/${language}/admin` }] : []),
      ...(person.isAdmin ? [{ label: t('account.outbox'), href: `/${language}/outbox` }] : []),
    ],
    signOutAction: `/${language}/sign-out`,
  }
}
