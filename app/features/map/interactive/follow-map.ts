import type { Map as MapLibre } from 'maplibre-gl'
import { formatBbox, wrapLongitude } from '#app/features/map/bbox.ts'
import { renewParts } from '#app/features/map/interactive/page-parts.ts'

const REST = 300

/**
 * Keeps the address and the list in step with the map: when the reader has moved it, the address takes the new `bbox`
 * and the parts of the page that depend on it are renewed.
 * @param done is told whether the list could be renewed
 */
export function followMap(map: MapLibre, done: (renewed: boolean) => void): void {
  let view = viewOf(map)
  let timer: ReturnType<typeof setTimeout> | undefined
  const renew = () => {
    const address = addressOf(map)
    if (address === location.href) return
    history.replaceState(history.state, '', address)
    void renewParts(address).then(done)
  }
  // A box of the address is shown with some more around it, and the list says what is shown.
  if (new URL(location.href).searchParams.has('bbox')) renew()
  map.on('moveend', () => {
    // A new size of the window ends in a move as well, but shows the same place.
    if (viewOf(map) === view) return
    view = viewOf(map)
    clearTimeout(timer)
    timer = setTimeout(renew, REST)
  })
}

function viewOf(map: MapLibre): string {
  const { lng, lat } = map.getCenter()
  return [lng, lat, map.getZoom()].map((value) => value.toFixed(4)).join(' ')
}

/** This page's address with the box the map shows; without one where the whole world is in view. */
function addressOf(map: MapLibre): string {
  const address = new URL(location.href)
  address.searchParams.delete('cursor')
  address.searchParams.delete('bbox')
  const box = boxOf(map)
  if (!box) return address.href
  // The commas of a box stay readable.
  return `${address.origin}${address.pathname}${address.search}${address.search ? '&' : '?'}bbox=${box}${address.hash}`
}

function boxOf(map: MapLibre): string | null {
  const bounds = map.getBounds()
  const [west, south, east, north] = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]
  if (east - west >= 360) return null
  // About a thousandth of the width at any zoom.
  const decimals = Math.min(5, Math.max(2, Math.ceil(map.getZoom() / 3)))
  return formatBbox([wrapLongitude(west), south, wrapLongitude(east), north], decimals)
}
