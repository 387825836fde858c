import { useTranslation } from 'react-i18next'
import type { ActivityLine } from '#app/features/accounts/own/activity.server.ts'
import { formatInstant } from '#app/platform/i18n/format-date.ts'
import { SESSION_STARTS } from '#app/platform/auth/session-starts.ts'
import { EmptyState } from '#app/ui/lists/empty-state.tsx'

/** What was kept for the safety of one's account, newest first. */
export function ActivityList({ lines, language }: { lines: ActivityLine[]; language: string }) {
  const { t } = useTranslation('account-security')
  if (lines.length === 0) return <EmptyState title={t('activity.none')} />
  return (
    <ol className="grid border-t border-line">
      {lines.map(({ id, kind, at, network, by }) => (
        <li key={id} className="border-b border-line py-3">
          <p className="font-semibold">{t(`event.${kind}`, { defaultValue: t('event.other') })}</p>
          <p className="text-base text-ink-soft">
            <time dateTime={at}>{formatInstant(language, at)}</time>
            {by !== null && (SESSION_STARTS as readonly string[]).includes(by) && ` · ${t(`sessions.by.${by}`)}`}
            {network && (
              <>
                {' · '}
                {t('sessions.network')} <bdi>{network}</bdi>
              </>
            )}
          </p>
        </li>
      ))}
    </ol>
  )
}
