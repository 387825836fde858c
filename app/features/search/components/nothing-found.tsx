import { useTranslation } from 'react-i18next'
import { ButtonLink } from '#app/ui/actions/button-link.tsx'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'

const PLACES = ['needs', 'projects', 'datasets', 'experts', 'map'] as const

/** A search without a result, or before it: what one may try, and where one may look around. */
export function NothingFound({ why, language }: { why: 'unasked' | 'none'; language: string }) {
  const { t } = useTranslation('search')
  return (
    <EmptyState
      title={t(`${why}.title`)}
      action={PLACES.map((place) => (
        <ButtonLink key={place} href={`/${language}/${place}`} look="secondary">
          {t(`browse.${place}`)}
        </ButtonLink>
      ))}
    >
      <p>{t(`${why}.text`)}</p>
      <ul className="mt-2 list-disc ps-5">
        {(['words', 'codes', 'languages'] as const).map((tip) => (
          <li key={tip}>{t(`${why}.${tip}`)}</li>
        ))}
      </ul>
    </EmptyState>
  )
}
