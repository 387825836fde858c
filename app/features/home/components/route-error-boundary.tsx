import { isRouteErrorResponse, useLocation, useRouteError } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '#app/platform/i18n/format-date.ts'
import { FALLBACK_LANGUAGE, isLanguage } from '#app/platform/i18n/languages.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { ErrorPage } from '#app/ui/feedback/error-page.tsx'

type Refusal = { kind: string; messageKey: string; params: Record<string, string | number> }

/** Days among the placeholders are written out. */
const shownParams = (params: Refusal['params'], language: string) =>
  Object.fromEntries(Object.entries(params).map(([name, value]) => [name, name === 'date' ? formatDay(language, String(value)) : value]))

const isRefusal = (value: unknown): value is Refusal => typeof value === 'object' && value !== null && 'messageKey' in value

/** The page for what cannot be shown: it says what happened, why, and where to go on. */
export function RouteErrorBoundary() {
  const { t } = useTranslation('errors')
  const error = useRouteError()
  const first = useLocation().pathname.split('/')[1]
  const language = isLanguage(first) ? first : FALLBACK_LANGUAGE
  const status = isRouteErrorResponse(error) ? error.status : 500
  const refusal = isRouteErrorResponse(error) && isRefusal(error.data) ? error.data : null
  const kind = refusal?.kind ?? (status === 404 ? 'not-found' : status < 500 ? 'invalid' : 'fault')
  return (
    <ErrorPage
      title={t(`title.${kind}`)}
      actions={<ButtonLink href={`/${language}`}>{t('home')}</ButtonLink>}
      reference={t('reference', { status })}
    >
      <p>{refusal ? t(refusal.messageKey, shownParams(refusal.params, language)) : t(`text.${kind}`)}</p>
    </ErrorPage>
  )
}
