/**
 * Brings the map of a reading page to life: once it is in sight, the interactive map takes the place of the drawing.
 * On a phone, on a slow line and where the reader asked for little data, only when they ask for it.
 */
for (const frame of document.querySelectorAll<HTMLElement>('[data-map]')) {
  if (waitsToBeAsked()) offerMap(frame)
  else whenInSight(frame, () => void showMap(frame))
}

async function showMap(frame: HTMLElement): Promise<void> {
  const { startMap } = await import('#app/features/map/interactive/start-map.ts')
  await startMap(frame)
}

/** By the button, or by touching the drawing where it holds no link. */
function offerMap(frame: HTMLElement): void {
  const button = frame.querySelector<HTMLButtonElement>('[data-map-show]')
  if (!button) return
  button.hidden = false
  const show = ({ target }: Event) => {
    if (target instanceof Element && target.closest('a')) return
    frame.removeEventListener('click', show)
    button.hidden = true
    void showMap(frame)
  }
  frame.addEventListener('click', show)
}

function whenInSight(frame: HTMLElement, act: () => void): void {
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      observer.disconnect()
      act()
    },
    { rootMargin: '200px' },
  )
  observer.observe(frame)
}

function waitsToBeAsked(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean; effectiveType?: string } }
  const isSlow = connection?.saveData === true || /^(slow-)?[23]g$/.test(connection?.effectiveType ?? '')
  return isSlow || matchMedia('(pointer: coarse)').matches
}

/** Leads to the map around the reader, where the browser may tell: one degree on each side. */
for (const button of document.querySelectorAll<HTMLButtonElement>('[data-map-near]')) {
  if (!('geolocation' in navigator)) continue
  button.hidden = false
  button.addEventListener('click', () => {
    const status = document.querySelector('[data-map-status]')
    const found = ({ coords: { latitude, longitude } }: GeolocationPosition) => {
      const address = new URL(location.href)
      for (const name of ['find', 'cursor', 'bbox']) address.searchParams.delete(name)
      const box = boxAround(latitude, longitude)
      location.assign(`${address.pathname}${address.search}${address.search ? '&' : '?'}bbox=${box}`)
    }
    const failed = () => {
      if (status) status.textContent = button.dataset.mapNear ?? ''
    }
    navigator.geolocation.getCurrentPosition(found, failed, { timeout: 10_000, maximumAge: 600_000 })
  })
}

function boxAround(lat: number, lon: number): string {
  const east = lon + 1 > 180 ? lon + 1 - 360 : lon + 1
  const west = lon - 1 < -180 ? lon - 1 + 360 : lon - 1
  return [west, Math.max(-85, lat - 1), east, Math.min(85, lat + 1)].map((degrees) => degrees.toFixed(2)).join(',')
}

export {}
