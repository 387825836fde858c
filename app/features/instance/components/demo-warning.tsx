import { useTranslation } from 'react-i18next'
import { Act } from '#app/features/instance/components/act.tsx'
import type { DemoAccounts } from '#app/features/instance/queries/demo-accounts.server.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { Notice } from '#app/ui/feedback/notice.tsx'

/** Says that accounts of the demonstration are open on a portal that real people use, and what to do. */
export function DemoWarning({ language, demo: { count, hasAdmin, maySuspend } }: { language: string; demo: DemoAccounts }) {
  const { t } = useTranslation('admin')
  return (
    <Notice tone="danger">
      <p className="font-semibold">{t('demo.open', { count, formatted: formatNumber(language, count) })}</p>
      <p className="mt-2">{t(hasAdmin ? 'demo.dangerAdmin' : 'demo.danger')}</p>
      <p className="mt-2">{t(maySuspend ? 'demo.what' : 'demo.whatFictional')}</p>
      {maySuspend && (
        <div className="mt-4">
          <Act intent="suspendDemo">{t('demo.suspend')}</Act>
        </div>
      )}
    </Notice>
  )
}
