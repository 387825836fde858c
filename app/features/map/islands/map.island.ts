/**
 * Brings the map of a reading page to life: once it is in sight, the interactive map takes the place of the drawing.
 * Where the reader asked for little data, only when they press the button.
 */
for (const frame of document.querySelectorAll<HTMLElement>('[data-map]')) {
  if (wantsLittleData()) offerMap(frame)
  else whenInSight(frame, () => void showMap(frame))
}

async function showMap(frame: HTMLElement): Promise<void> {
  const { startMap } = await import('#app/features/map/interactive/start-map.ts')
  await startMap(frame)
}

function offerMap(frame: HTMLElement): void {
  const button = frame.querySelector<HTMLButtonElement>('[data-map-show]')
  if (!button) return
  button.hidden = false
  button.addEventListener('click', () => {
    button.hidden = true
    void showMap(frame)
  })
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

function wantsLittleData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } }
  return connection?.saveData === true
}

export {}
