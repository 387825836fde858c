import { useTranslation } from 'react-i18next'
import type { RoundView } from '#app/features/matching/board/queries/round-view.server.ts'
import { Pagination } from '#app/ui/lists/pagination.tsx'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'

/** The requests that a round leaves with empty places: why, what costs candidates, what would help. */
export function UnfilledList({ unfilled: { lines, firstHref, nextHref } }: { unfilled: NonNullable<RoundView['unfilled']> }) {
  const { t } = useTranslation('matching-board')
  if (lines.length === 0) return <p className="max-w-text text-base">{t('unfilled.none')}</p>
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {lines.map(({ needId, title, href, places, candidates, reason, blocking, remedies }) => (
          <li key={needId} className="grid gap-2 py-5">
            <h2 className="text-lg">
              <Link quiet href={href}>
                <LanguageTaggedText {...title} />
              </Link>
            </h2>
            <p className="figures text-base">
              <span className="font-semibold">{places}</span> <span className="text-ink-soft">· {candidates}</span>
            </p>
            <p className="max-w-text text-base">{reason}</p>
            {blocking.length > 0 && (
              <ul className="max-w-text list-disc ps-5 text-base">
                {blocking.map((sentence) => (
                  <li key={sentence}>{sentence}</li>
                ))}
              </ul>
            )}
            {remedies.length > 0 && (
              <p className="max-w-text text-base">
                <span className="font-semibold">{t('outcome.remedies')}</span> {remedies.join(' · ')}
              </p>
            )}
          </li>
        ))}
      </ul>
      <Pagination firstHref={firstHref ?? undefined} nextHref={nextHref ?? undefined} />
    </>
  )
}
