import { useTranslation } from 'react-i18next'
import type { TaggedText } from '#app/features/provenance/tagged-text.ts'
import type { Deadline } from '#app/features/workspaces/queries/deadlines.server.ts'
import { LanguageTaggedText } from '#app/ui/text/language-tagged-text.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

export type DeadlineLine = { id: string; href: string; title: TaggedText | null; why: Deadline['why']; day: string }

const PAST: readonly Deadline['why'][] = ['needEnded', 'projectEnded', 'datasetOverdue']

/** Days that are near or past, and what each asks for. */
export function DeadlineList({ lines }: { lines: DeadlineLine[] }) {
  const { t } = useTranslation('workspaces')
  if (lines.length === 0) return null
  return (
    <section aria-labelledby="deadlines">
      <SectionHeading id="deadlines">{t('today.deadlines')}</SectionHeading>
      <ul className="mt-3 divide-y divide-line border-y border-line">
        {lines.map(({ id, href, title, why, day }) => (
          <li key={`${id} ${why}`} className="py-3">
            <Link quiet href={href} className="text-lg font-semibold">
              {title ? <LanguageTaggedText {...title} /> : t('today.untitled')}
            </Link>
            <p className={`text-base ${PAST.includes(why) ? 'text-danger' : 'text-ink-soft'}`}>{t(`today.deadline.${why}`, { day })}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
