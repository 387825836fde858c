import { useTranslation } from 'react-i18next'
import type { OwnSessionLine } from '#app/features/accounts/own/sessions.server.ts'
import { formatInstant } from '#app/platform/i18n/format-date.ts'
import { Button } from '#app/ui/actions/button.tsx'
import { DeviceName } from './device-name.tsx'

/** Open sessions: with what, from where, since when; each can be ended. */
export function SessionList({ sessions, language }: { sessions: OwnSessionLine[]; language: string }) {
  const { t } = useTranslation('account-security')
  return (
    <>
      <ul className="grid gap-4">
        {sessions.map((session) => (
          <li key={session.id} className="grid gap-3 rounded-md border border-line bg-white p-5">
            <div>
              <h2 className="text-lg">
                <DeviceName device={session.device} />
              </h2>
              {session.isPresent && <p className="font-semibold text-success">{t('sessions.present')}</p>}
              <p className="text-base text-ink-soft">
                {t(`sessions.by.${session.startedBy}`)}
                {session.hasSecondStep && session.startedBy !== 'passkey' && ` · ${t('sessions.secondStep')}`}
              </p>
              {session.network && (
                <p className="text-base text-ink-soft">
                  {t('sessions.network')} <bdi>{session.network}</bdi>
                </p>
              )}
              <p className="text-base text-ink-soft">{t('sessions.since', { when: formatInstant(language, session.since) })}</p>
              <p className="text-base text-ink-soft">{t('sessions.lastSeen', { when: formatInstant(language, session.lastSeen) })}</p>
            </div>
            <form method="post">
              <input type="hidden" name="id" value={session.id} />
              <Button look="secondary">{t(session.isPresent ? 'sessions.endPresent' : 'sessions.end')}</Button>
            </form>
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <form method="post">
          <Button name="intent" value="endOthers" look="danger">
            {t('sessions.endOthers')}
          </Button>
        </form>
      )}
    </>
  )
}
