import { useTranslation } from 'react-i18next'
import { MapDrawing } from '#app/features/map/components/map-drawing.tsx'
import type { WorldSvg } from '#app/features/map/svg/world-svg.server.ts'

/** The world of needs on the home page: a drawing of `worldSvg` without focus, quiet and without scripts. */
export function WorldMap({ svg }: { svg: WorldSvg }) {
  const { t } = useTranslation('map')
  return (
    <div className="relative">
      <a
        href="#after-world-map"
        className="sr-only focus:not-sr-only focus:absolute focus:start-2 focus:top-2 focus:z-10 focus:rounded-md focus:bg-accent focus:px-4 focus:py-2.5 focus:text-white"
      >
        {t('view.skip')}
      </a>
      <MapDrawing svg={svg} label={t('view.label')} />
      <span id="after-world-map" tabIndex={-1} />
    </div>
  )
}
