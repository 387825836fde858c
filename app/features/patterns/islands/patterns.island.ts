import { formatYear } from '#app/platform/i18n/format-number.ts'

/**
 * Leads the slider of years to the address of the year it stands at: at once when let go, and a moment after the last key, so
 * that one can pass over years by the keyboard.
 */
const MOMENT = 900

const sliderOf = ({ target }: Event) => (target instanceof HTMLInputElement && target.dataset.yearAddress ? target : null)

let waiting: ReturnType<typeof setTimeout> | undefined
let byKey = false

function tell(slider: HTMLInputElement): void {
  const text = formatYear(document.documentElement.lang, Number(slider.value))
  slider.setAttribute('aria-valuetext', text)
  const output = slider.parentElement?.querySelector('output')
  if (output) output.textContent = text
}

function go(slider: HTMLInputElement): void {
  const year = slider.value.padStart(4, '0')
  window.location.assign((slider.dataset.yearAddress ?? '').replaceAll('{year}', year))
}

document.addEventListener('keydown', (event) => {
  const slider = sliderOf(event)
  byKey = slider !== null
  if (slider && event.key === 'Enter') go(slider)
})
document.addEventListener('pointerdown', () => {
  byKey = false
})
document.addEventListener('input', (event) => {
  const slider = sliderOf(event)
  if (slider) tell(slider)
})
document.addEventListener('change', (event) => {
  const slider = sliderOf(event)
  if (!slider) return
  clearTimeout(waiting)
  waiting = setTimeout(() => go(slider), byKey ? MOMENT : 0)
})
