import type { LinksFunction, MetaFunction } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, useLocation, useMatches, useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { dirOf } from '#app/features/classifications/languages.ts'
import { hasOwnExpert } from '#app/features/expertise/queries/own-experts.server.ts'
import { listOwnWorkspaces } from '#app/features/workspaces/queries.server.ts'
import { loaderFor } from '#app/platform/http/handlers.server.ts'
import { useNonce } from '#app/platform/http/nonce.ts'
import { FALLBACK_LANGUAGE, inLanguage, isLanguage, type Language } from '#app/platform/i18n/languages.ts'
import { instanceSettings } from '#app/platform/instance/instance-settings.server.ts'
import { noticesOn, ownNameIn, PRODUCT_NAME, standInLanguage } from '#app/platform/instance/instance-settings.ts'
import { isBare, namespacesOf, needsScript } from '#app/platform/i18n/namespaces.ts'
import { SiteFrame } from '#app/features/home/components/site-frame.tsx'
import { isDemonstration } from '#app/features/home/demonstration.server.ts'
import { islandFiles } from '#app/features/home/islands.server.ts'
import { RouteErrorBoundary } from '#app/features/home/components/route-error-boundary.tsx'
import '#app/ui/styles.css'

export const links: LinksFunction = () => [
  { rel: 'icon', href: '/favicon.svg', type: 'image/svg+xml' },
  { rel: 'apple-touch-icon', href: '/apple-touch-icon.png' },
  { rel: 'manifest', href: '/site.webmanifest' },
]

// The title of pages that cannot be shown; every other page has its own.
export const meta: MetaFunction = ({ data }) => [{ title: (data as { name?: string } | undefined)?.name ?? PRODUCT_NAME }]

export const loader = loaderFor([], async ({ actor, language, url, t }) => {
  const settings = await instanceSettings()
  return {
    language,
    origin: url.origin,
    name: ownNameIn(settings, language) ?? t('common')('name'),
    languages: settings.languages,
    standIn: standInLanguage(settings),
    unsettledLines: settings.unsettledLines,
    notices: noticesOn(settings, new Date().toISOString().slice(0, 10), language),
    demo: await isDemonstration(),
    searchIsland: islandFiles('search'),
    person:
      actor.kind === 'person'
        ? {
            id: actor.userId ?? '',
            name: actor.name ?? '',
            isAdmin: actor.isAdmin,
            workspaces: await listOwnWorkspaces(actor),
            offersExpertise: await hasOwnExpert(actor),
          }
        : null,
  }
})

// Every page comes whole; a form that saves while one types asks for nothing else, and stays where that fails.
export const shouldRevalidate = () => false

export type RootData = Awaited<ReturnType<typeof loader>>

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root')
  const nonce = useNonce()
  const handles = useMatches().map(({ handle }) => handle)
  const { pathname, search } = useLocation()
  const first = pathname.split('/')[1]
  const language = isLanguage(first) ? first : (root?.language ?? FALLBACK_LANGUAGE)
  const script = needsScript(handles)
  return (
    <html lang={language} dir={dirOf(language)} data-texts={script ? namespacesOf(handles).join(' ') : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="theme-color" content="#0b5d66" />
        <Meta />
        {root && <OtherLanguages origin={root.origin} pathname={pathname} languages={root.languages} standIn={root.standIn} />}
        <Links />
      </head>
      <body>
        {isBare(handles) ? (
          <main>{children}</main>
        ) : (
          <SiteFrame root={root} language={language} pathname={pathname} search={search}>
            {children}
          </SiteFrame>
        )}
        {script && <Scripts nonce={nonce} />}
      </body>
    </html>
  )
}

type OtherLanguagesProps = { origin: string; pathname: string; languages: readonly Language[]; standIn: Language }

function OtherLanguages({ origin, pathname, languages, standIn }: OtherLanguagesProps) {
  return (
    <>
      <link rel="canonical" href={origin + pathname} />
      {languages.map((language) => (
        <link key={language} rel="alternate" hrefLang={language} href={origin + inLanguage(pathname, language)} />
      ))}
      <link rel="alternate" hrefLang="x-default" href={origin + inLanguage(pathname, standIn)} />
    </>
  )
}

export default function App() {
  return <Outlet />
}

export const ErrorBoundary = RouteErrorBoundary
