import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** One thin line that says what this instance is: a demo, a test. */
export function DemoLine({ children }: { children: ReactNode }) {
  const { t } = useTranslation('ui')
  return (
    <aside aria-label={t('frame.demo')} className="no-print bg-ink text-white">
      <p className="shell py-1.5 text-sm">{children}</p>
    </aside>
  )
}
