import { useTranslation } from 'react-i18next'
import type { Count } from '#app/features/iati/import-view.server.ts'

/** How many more there are than the page shows, where there are any. */
export function Rest({ count, messageKey }: { count: Count; messageKey: string }) {
  const { t } = useTranslation('iati-import')
  return count.count > 0 && <p className="mt-3 text-base text-ink-soft">{t(messageKey, count)}</p>
}
