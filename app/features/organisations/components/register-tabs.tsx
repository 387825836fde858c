import { useTranslation } from 'react-i18next'
import { pairsPath, registerPath } from '#app/features/organisations/paths.ts'
import { Tabs } from '#app/ui/actions/tabs.tsx'

export type RegisterView = 'register' | 'duplicates' | 'apart'

/** The way between the register, what may be two entries for one body, and what somebody said is not. */
export function RegisterTabs({ language, current }: { language: string; current: RegisterView }) {
  const { t } = useTranslation('admin-organisations')
  const hrefs: Record<RegisterView, string> = {
    register: registerPath(language),
    duplicates: pairsPath(language),
    apart: pairsPath(language, true),
  }
  const views: RegisterView[] = ['register', 'duplicates', 'apart']
  return (
    <div className="mb-6">
      <Tabs
        label={t('tab.label')}
        tabs={views.map((view) => ({ href: hrefs[view], label: t(`tab.${view}`), current: view === current }))}
      />
    </div>
  )
}
