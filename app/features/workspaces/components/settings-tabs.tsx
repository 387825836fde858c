import { useTranslation } from 'react-i18next'
import { settingsPath } from '#app/features/workspaces/paths.ts'
import { Tabs } from '#app/ui/actions/tabs.tsx'

/** The pages of a workspace's settings; `rules` is the first, at the address of the settings themselves. */
const PAGES = ['rules', 'profile', 'sign-in', 'tokens', 'archive'] as const
export type SettingsPage = (typeof PAGES)[number]

/** The way from one page of a workspace's settings to the next. */
export function SettingsTabs({ language, slug, current }: { language: string; slug: string; current: SettingsPage }) {
  const { t } = useTranslation('workspaces')
  const home = settingsPath(language, slug)
  if (PAGES.length < 2) return null
  return (
    <Tabs
      label={t('settings.title')}
      tabs={PAGES.map((page) => ({
        href: page === 'rules' ? home : `${home}/${page}`,
        label: t(`settings.tab.${page}`),
        current: page === current,
      }))}
    />
  )
}
