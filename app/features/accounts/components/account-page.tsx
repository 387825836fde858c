import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { accountPath } from '#app/features/accounts/paths.ts'
import { Tabs } from '#app/ui/actions/tabs.tsx'
import { Notice } from '#app/ui/feedback/notice.tsx'
import { AccountHead } from './account-head.tsx'

/** The pages of one's own account; `profile` is the first, at the address of the account itself. */
const PAGES = ['profile', 'security', 'sessions', 'activity', 'data'] as const
export type AccountTab = (typeof PAGES)[number]

type AccountPageProps = {
  title: string
  lead?: string | undefined
  language: string
  current: AccountTab
  /** What was just done, in words. */
  done?: string | undefined
  children: ReactNode
}

/** A page of one's own account: its title, the way to the others, what was just done. */
export function AccountPage({ title, lead, language, current, done, children }: AccountPageProps) {
  const { t } = useTranslation('account-security')
  const home = accountPath(language)
  return (
    <>
      <AccountHead title={title} lead={lead} />
      <div className="shell grid gap-8 pb-16">
        <Tabs
          label={t('tabs.label')}
          tabs={PAGES.map((page) => ({
            href: page === 'profile' ? home : `${home}/${page}`,
            label: t(`tabs.${page}`),
            current: page === current,
          }))}
        />
        <div className="grid max-w-form gap-8">
          {done && (
            <Notice tone="success" live>
              {done}
            </Notice>
          )}
          {children}
        </div>
      </div>
    </>
  )
}
