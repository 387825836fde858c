import { useTranslation } from 'react-i18next'
import type { ViewName } from '#app/features/datasets/views/views.ts'
import { Tabs } from '#app/ui/actions/tabs.tsx'

type ViewTabsProps = {
  /** The page of the dataset itself. */
  overview: string
  tabs: readonly { view: ViewName; href: string }[]
  /** Null: the page of the dataset itself. */
  current: ViewName | null
}

/** The ways to look at a dataset: what it is, then its data. */
export function ViewTabs({ overview, tabs, current }: ViewTabsProps) {
  const { t } = useTranslation('dataset-views')
  return (
    <Tabs
      label={t('tabs')}
      tabs={[
        { href: overview, label: t('view.about'), current: current === null },
        ...tabs.map(({ view, href }) => ({ href, label: t(`view.${view}`), current: view === current })),
      ]}
    />
  )
}
