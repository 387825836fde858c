import { isRouteErrorResponse, useLocation, useRouteError } from '@remix-run/react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '#app/platform/i18n/format-date.ts'
import { FALLBACK_LANGUAGE, isLanguage } from '#app/platform/i18n/languages.ts'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { ErrorPage } from '#app/ui/feedback/error-page.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { TextArea } from '#app/ui/form/text-area.tsx'

type Refusal = { kind: string; messageKey: string; params: Record<string, string | number>; typed?: { name: string; text: string }[] }

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
      {refusal?.typed && refusal.typed.length > 0 && <TypedWords typed={refusal.typed} />}
    </ErrorPage>
  )
}

/** What a refused form held, to be copied. */
function TypedWords({ typed }: { typed: { name: string; text: string }[] }) {
  const { t } = useTranslation('errors')
  return (
    <section aria-labelledby="typed" className="mt-6 grid grid-cols-1 gap-4">
      <h2 id="typed" className="text-lg font-semibold">
        {t('typed.title')}
      </h2>
      <p>{t('typed.text')}</p>
      {typed.map(({ name, text }, index) => (
        <Field key={index} name={`typed-${index}`} label={t('typed.field', { name })}>
          <TextArea readOnly rows={Math.min(8, Math.ceil(text.length / 60))} defaultValue={text} />
        </Field>
      ))}
    </section>
  )
}
