import { useTranslation } from 'react-i18next'
import type { FindingGroup, ReportView } from '#app/features/iati/import-view.server.ts'
import { StatusBadge } from '#app/ui/marks/status-badge.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'
import { ActivityLink } from './activity-link.tsx'
import { Rest } from './rest-count.tsx'

/** What the source breaks of the standard's rules, each rule once with where it is broken. */
export function FindingList({ report }: { report: ReportView }) {
  const { t } = useTranslation('iati-import')
  return (
    <section aria-labelledby="findings">
      <SectionHeading id="findings">{t('report.findings.title')}</SectionHeading>
      <p className="mt-1 text-base text-ink-soft">{t(report.groups.length > 0 ? 'report.findings.text' : 'report.findings.none')}</p>
      {report.groups.length > 0 && (
        <ul className="mt-4 divide-y divide-line border-y border-line">
          {report.groups.map((group) => (
            <Finding key={`${group.severity} ${group.message}`} group={group} />
          ))}
        </ul>
      )}
      <Rest count={report.moreGroups} messageKey="report.findings.moreKinds" />
      <Rest count={report.furtherFindings} messageKey="report.findings.further" />
    </section>
  )
}

function Finding({ group: { severity, message, times, places, morePlaces } }: { group: FindingGroup }) {
  const { t } = useTranslation('iati-import')
  return (
    <li className="grid gap-1 py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <StatusBadge tone={severity === 'error' ? 'danger' : 'warning'}>{t(`report.findings.severity.${severity}`)}</StatusBadge>
        {times.count > 1 && <span className="figures text-sm text-ink-soft">{t('report.findings.times', times)}</span>}
      </div>
      <p className="max-w-text text-base">{message}</p>
      <ul className="grid gap-x-6 text-sm text-ink-soft sm:flex sm:flex-wrap">
        {places.map(({ line, identifier, href }, index) => (
          <li key={index} className="figures">
            {t('report.findings.place', { line })}
            {identifier && (
              <>
                {' '}
                <ActivityLink identifier={identifier} href={href} />
              </>
            )}
          </li>
        ))}
        {morePlaces.count > 0 && <li>{t('report.findings.morePlaces', morePlaces)}</li>}
      </ul>
    </li>
  )
}
