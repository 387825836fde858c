import { useTranslation } from 'react-i18next'
import { adminPath, type AdminRoom } from '#app/features/instance/paths.ts'
import type { Overview } from '#app/features/instance/queries/overview.server.ts'
import { pairsPath } from '#app/features/organisations/paths.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { StatTiles } from '#app/ui/marks/stat-tiles.tsx'
import { SectionHeading } from '#app/ui/text/section-heading.tsx'

const BACKUP = 'npm run portal -- backup --out FILE.zip'

type Counted = { [Key in keyof Overview]: Overview[Key] extends number ? Key : never }[keyof Overview]

const TO_DO: [Counted, AdminRoom][] = [
  ['requests', 'requests'],
  ['failedJobs', 'jobs'],
  ['failedMail', 'mail'],
  ['waitingMail', 'mail'],
  ['bursts', 'security'],
  ['duplicates', 'organisations'],
  ['orphans', 'workspaces'],
]

/** What of the instance asks for attention; that it was never backed up does. */
export function ToDo({ language, overview }: { language: string; overview: Pick<Overview, Counted> & { lastBackup: unknown } }) {
  const { t } = useTranslation('admin')
  const waiting = TO_DO.filter(([key]) => overview[key] > 0)
  return (
    <section aria-labelledby="to-do" className="grid gap-5">
      <SectionHeading id="to-do">{t('overview.toDo')}</SectionHeading>
      {!overview.lastBackup && (
        <Notice tone="warning" title={t('overview.neverBackedUp')}>
          <p>{t('overview.backUp')}</p>
          <p className="mt-2 font-mono text-base wrap-anywhere" dir="ltr">
            {BACKUP}
          </p>
        </Notice>
      )}
      {waiting.length === 0 ? (
        !!overview.lastBackup && <p className="text-ink-soft">{t('overview.nothing')}</p>
      ) : (
        <StatTiles
          tiles={waiting.map(([key, room]) => ({
            key,
            figure: formatNumber(language, overview[key]),
            label: t(`overview.${key}`),
            href: key === 'duplicates' ? pairsPath(language) : adminPath(language, room),
          }))}
        />
      )}
    </section>
  )
}
