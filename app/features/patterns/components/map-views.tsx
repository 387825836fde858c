import { useTranslation } from 'react-i18next'
import { viewHref, VIEWS, type ViewName } from '#app/features/patterns/paths.ts'
import { Tabs } from '#app/ui/actions/tabs.tsx'

/** The views of the map as tabs: points, areas by value, two beside each other. `query`: the filters of the page, and how it looks. */
export function MapViews({ current, query }: { current: ViewName; query: string }) {
  const { t, i18n } = useTranslation('patterns')
  const tabs = VIEWS.map((view) => ({ href: viewHref(i18n.language, view, query), label: t(`views.${view}`), current: view === current }))
  return <Tabs label={t('views.label')} tabs={tabs} />
}
