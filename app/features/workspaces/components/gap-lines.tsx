import { useTranslation } from 'react-i18next'
import { counted } from '#app/features/provenance/counted.ts'
import { translationsPath, workspacePath } from '#app/features/workspaces/paths.ts'
import type { Gaps } from '#app/features/workspaces/queries/deadlines.server.ts'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

/** What the records of a workspace lack, each line leading to the page that lists them. */
export function GapLines({ language, slug, gaps }: { language: string; slug: string; gaps: Gaps }) {
  const { t } = useTranslation('workspaces')
  const lines = [
    { key: 'stale', count: gaps.stale, href: translationsPath(language, slug) },
    { key: 'missing', count: gaps.missing, href: translationsPath(language, slug) },
    { key: 'poor', count: gaps.poor, href: `${workspacePath(language, slug)}/quality` },
  ].filter(({ count }) => count > 0)
  if (lines.length === 0) return null
  return (
    <section aria-labelledby="gaps">
      <SectionHeading id="gaps">{t('today.gaps')}</SectionHeading>
      <ul className="mt-3 grid list-disc gap-1 ps-6">
        {lines.map(({ key, count, href }) => (
          <li key={key}>
            <Link href={href}>{t(`today.gap.${key}`, counted(language, count))}</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
