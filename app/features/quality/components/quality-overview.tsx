import { useTranslation } from 'react-i18next'
import { counted } from '#app/features/provenance/counted.ts'
import type { WorkspaceQuality } from '#app/features/quality/queries/workspace-quality.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { ProportionBar } from '#app/ui/marks/proportion-bar.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

type QualityOverviewProps = Pick<WorkspaceQuality, 'mean' | 'unassessed' | 'bands' | 'frequent'>

/** How the scores of a workspace's records lie, and what most of them lack. */
export function QualityOverview({ mean, unassessed, bands, frequent }: QualityOverviewProps) {
  const { t, i18n } = useTranslation('quality')
  const { language } = i18n
  return (
    <div className="grid gap-10">
      {unassessed > 0 && <Notice title={t('workspace.unassessed', counted(language, unassessed))}>{t('workspace.unassessedText')}</Notice>}
      {mean !== null && (
        <section aria-labelledby="scores" className="grid gap-4">
          <SectionHeading id="scores" aside={t('workspace.mean', { score: formatNumber(language, mean) })}>
            {t('workspace.scores')}
          </SectionHeading>
          <ProportionBar
            label={t('workspace.scores')}
            parts={[...bands].reverse().map(({ key, count }) => ({
              key,
              label: t(`bandRange.${key}`),
              value: count,
              text: formatNumber(language, count),
            }))}
          />
        </section>
      )}
      {frequent.length > 0 && (
        <section aria-labelledby="frequent" className="grid gap-3">
          <SectionHeading id="frequent">{t('workspace.frequent')}</SectionHeading>
          <ul className="grid gap-x-10 sm:grid-cols-2">
            {frequent.map(({ kind, key, count, href }) => (
              <li key={`${kind}.${key}`} className="flex items-baseline justify-between gap-4 border-b border-line">
                <Link quiet href={href} className="inline-flex min-h-11 min-w-0 items-center py-1">
                  {t(`workspace.frequentLine.${kind}`, { rule: t(`rule.${kind}.${key}.name`) })}
                </Link>
                <span className="figures shrink-0 text-base text-ink-soft">{t('workspace.records', counted(language, count))}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  )
}
