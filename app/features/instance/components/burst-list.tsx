import { useTranslation } from 'react-i18next'
import { useShownName } from '#app/features/provenance/components/use-shown-name.ts'
import { adminPath, adminThingPath } from '#app/features/instance/paths.ts'
import type { Burst } from '#app/features/instance/queries/find-bursts.server.ts'
import { formatInstant } from '#app/platform/i18n/format-date.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { Link } from '#app/ui/text/link.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

/** What came in bursts within a day, before all the rest. */
export function BurstList({ language, bursts }: { language: string; bursts: Burst[] }) {
  const { t } = useTranslation('admin')
  const shownName = useShownName()
  return (
    <section aria-labelledby="bursts" className="grid gap-3">
      <SectionHeading id="bursts">{t('security.bursts')}</SectionHeading>
      {bursts.length === 0 && <p className="text-ink-soft">{t('security.noBursts')}</p>}
      {bursts.map(({ kind, count, person, network, at }) => (
        <Notice
          key={`${kind} ${person?.id ?? ''} ${network ?? ''}`}
          tone="warning"
          title={t(`security.burst.${kind}`, { formatted: formatNumber(language, count) })}
        >
          <span className="flex flex-wrap gap-x-4">
            {person && (
              <Link href={adminThingPath(language, 'users', person.id)}>
                <bdi>{person.name ? shownName(person.name) : person.id}</bdi>
              </Link>
            )}
            {network && (
              <Link href={`${adminPath(language, 'security')}?${new URLSearchParams({ network })}`}>
                <bdi dir="ltr">{network}</bdi>
              </Link>
            )}
            <time dateTime={at}>{formatInstant(language, at)}</time>
          </span>
        </Notice>
      ))}
    </section>
  )
}
