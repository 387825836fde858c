import { useTranslation } from 'react-i18next'
import type { Bbox } from '#app/features/map/bbox.ts'
import { MapDrawing } from '#app/features/map/components/map-drawing.tsx'
import { MapLegend } from '#app/features/map/components/map-legend.tsx'
import { mapWords } from '#app/features/map/components/map-words.ts'
import type { MapCaption, MapConfig } from '#app/features/map/config.ts'
import type { TilesAddress } from '#app/features/map/paths.ts'
import { PALETTE } from '#app/features/map/palette.ts'
import type { WorldSvg } from '#app/features/map/svg/world-svg.server.ts'
import { Disclosure } from '#app/ui/actions/disclosure.tsx'
import { Button } from '#app/ui/actions/button.tsx'
import { classes } from '#app/ui/classes.ts'

type Props = {
  /** The drawing shown until, or instead of, the interactive map; focused on `bounds`. */
  svg: WorldSvg
  bounds: Bbox
  /** Address of the places that cards speak of, with the filters in force. */
  places: string
  tiles: TilesAddress
  caption: MapCaption
  /** In a frame of another site: the map is as tall as its frame leaves it. */
  framed?: boolean
}

const SIZES = {
  page: 'aspect-4/3 rounded-md border border-line lg:aspect-auto lg:h-[calc(100vh-20rem)] lg:max-h-144 lg:min-h-80',
  frame: 'min-h-60 grow',
}

/**
 * The map half of the map page. The island takes over the element with `data-map`; as the reader moves the map it
 * renews the elements of the page that carry `data-map-part`.
 */
export function MapView({ svg, bounds, places, tiles, caption, framed = false }: Props) {
  const { t } = useTranslation('map')
  const { t: ui } = useTranslation('ui')
  const config: MapConfig = { places, tiles, bounds, framed, unsettled: svg.unsettled, caption, words: mapWords(t, ui) }
  return (
    <div className={classes('grid gap-3', framed && 'grow grid-rows-[1fr_auto]')}>
      <div
        data-map={JSON.stringify(config)}
        className={classes('group/map relative flex overflow-hidden', framed ? SIZES.frame : SIZES.page)}
      >
        <a
          href="#after-map"
          className="sr-only focus:not-sr-only focus:absolute focus:start-2 focus:top-2 focus:z-10 focus:rounded-md focus:bg-accent focus:px-4 focus:py-2.5 focus:text-white"
        >
          {t('view.skip')}
        </a>
        <div
          data-map-drawing
          data-map-part="drawing"
          className="absolute inset-0 grid items-center"
          style={{ backgroundColor: PALETTE.water }}
        >
          <MapDrawing svg={svg} label={t('view.label')} framed={framed} />
        </div>
        {/* MapLibre sets the position of its element, and lays out its corners from left to right; its words follow the page. */}
        <div data-map-stage hidden className="absolute inset-0 print:hidden">
          <div data-map-canvas dir="ltr" aria-describedby="map-help" className="size-full" />
        </div>
        <Button type="button" look="secondary" data-map-show hidden className="absolute start-3 bottom-3">
          {t('view.show')}
        </Button>
      </div>
      <div data-map-card hidden className="relative rounded-md border border-line bg-white" />
      <p id="map-help" className="sr-only">
        {t('view.help')}
      </p>
      <p role="status" data-map-status className="text-sm text-danger" />
      <div id="after-map" tabIndex={-1} className={classes('grid gap-3', framed && 'px-3')}>
        {framed ? (
          <Disclosure summary={t('legend.title')}>
            <MapLegend unsettled={svg.unsettled} />
          </Disclosure>
        ) : (
          <MapLegend unsettled={svg.unsettled} />
        )}
        <p className="max-w-text text-sm text-ink-soft">{caption.notice}</p>
      </div>
    </div>
  )
}
