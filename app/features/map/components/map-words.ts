import type { TFunction } from 'i18next'
import type { ControlWords, MapWords } from '#app/features/map/config.ts'

/** The words of MapLibre's own controls; `t` of the namespace `map`. */
export function controlWords(t: TFunction<'map'>): ControlWords {
  return {
    map: t('view.label'),
    zoomIn: t('control.zoomIn'),
    zoomOut: t('control.zoomOut'),
    locate: t('control.locate'),
    locateFailed: t('control.locateFailed'),
    attribution: t('control.attribution'),
    close: t('control.close'),
    metres: t('control.metres'),
    kilometres: t('control.kilometres'),
    twoFingers: t('control.twoFingers'),
    countries: { CD: t('countries.CD'), CG: t('countries.CG'), FK: t('countries.FK'), PS: t('countries.PS') },
  }
}

/** All words of the interactive map; `ui` of the namespace `ui`, which names severities and kinds everywhere. */
export function mapWords(t: TFunction<'map'>, ui: TFunction<'ui'>): MapWords {
  return {
    ...controlWords(t),
    counts: { thousands: t('short.thousands'), millions: t('short.millions') },
    here: t('card.here'),
    listShowsAll: t('card.listShowsAll'),
    listFailed: t('view.listFailed'),
    cardFailed: t('view.cardFailed'),
    mapFailed: t('view.mapFailed'),
    record: { need: t('record.need'), project: t('record.project') },
    kind: { funding: ui('kind.funding'), goods: ui('kind.goods'), services: ui('kind.services'), expertise: ui('kind.expertise') },
    severity: { 1: ui('severity.1'), 2: ui('severity.2'), 3: ui('severity.3'), 4: ui('severity.4'), 5: ui('severity.5') },
  }
}
