import { useTranslation } from 'react-i18next'
import type { InWorkspace } from '#app/features/matching/answers/paths.ts'
import { balancePath, boardPath, decisionsPath, roundsPath } from '#app/features/matching/board/paths.ts'
import { Tabs } from '#app/ui/actions/tabs.tsx'

export type BoardTab = 'board' | 'rounds' | 'decisions' | 'balance'

/** The rooms of the matching board. Its pages name the namespace `matching-board`. */
export function BoardTabs({ where, current }: { where: InWorkspace; current: BoardTab }) {
  const { t } = useTranslation('matching-board')
  const tabs: { key: BoardTab; href: string }[] = [
    { key: 'board', href: boardPath(where) },
    { key: 'rounds', href: roundsPath(where) },
    { key: 'decisions', href: decisionsPath(where) },
    { key: 'balance', href: balancePath(where) },
  ]
  return <Tabs label={t('tabs.label')} tabs={tabs.map(({ key, href }) => ({ href, label: t(`tabs.${key}`), current: key === current }))} />
}
