import { type LngLatLike, type Map as MapLibre, Popup } from 'maplibre-gl'
import type { MapWords } from '#app/features/map/config.ts'

/** Narrower maps, in pixels, have no room for a card: it opens under them. */
const ROOM_FOR_CARD = 480

let closeOpenCard = () => {}

/** Shows the card at its place on the map, or under the map on a phone; Escape closes it and gives the focus back. */
export function openCard(map: MapLibre, at: LngLatLike, card: HTMLElement, words: MapWords): void {
  closeOpenCard()
  const { activeElement } = document
  const under = map.getContainer().clientWidth < ROOM_FOR_CARD ? document.querySelector<HTMLElement>('[data-map-card]') : null
  const closeOnEscape = ({ key }: KeyboardEvent) => key === 'Escape' && close()
  const closed = () => {
    document.removeEventListener('keydown', closeOnEscape)
    closeOpenCard = () => {}
    if (activeElement instanceof HTMLElement) activeElement.focus({ preventScroll: true })
  }
  const close = under ? openUnder(under, card, words, closed) : openPopup(map, at, card, closed)
  document.addEventListener('keydown', closeOnEscape)
  closeOpenCard = close
}

function openPopup(map: MapLibre, at: LngLatLike, card: HTMLElement, closed: () => void): () => void {
  const popup = new Popup({ maxWidth: '300px', offset: 16 }).setLngLat(at).setDOMContent(card).addTo(map)
  popup.once('close', closed)
  return () => popup.remove()
}

function openUnder(place: HTMLElement, card: HTMLElement, words: MapWords, closed: () => void): () => void {
  const button = document.createElement('button')
  const close = () => {
    place.replaceChildren()
    place.hidden = true
    closed()
  }
  button.type = 'button'
  button.className = 'absolute end-0 top-0 size-11 text-xl text-ink-soft'
  button.ariaLabel = words.close
  button.textContent = '×'
  button.addEventListener('click', close)
  place.replaceChildren(card, button)
  place.hidden = false
  place.querySelector('a')?.focus()
  return close
}
