import type { Map as MapLibre } from 'maplibre-gl'
import { BASEMAP_CREDIT } from '#app/features/map/basemap-address.ts'
import type { MapCaption, MapConfig } from '#app/features/map/config.ts'
import { themeColour } from '#app/features/map/interactive/theme-colour.ts'

// In pixels of the page; the image has those of the screen.
const MARGIN = 20
const LINE = 22
const SIZES = { title: 20, text: 14, small: 11 }

/** Lets the reader keep the map as it is shown, as a PNG that says what it is, of when and from where. */
export function offerImage(map: MapLibre, { caption }: MapConfig): void {
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-map-image]')) {
    button.hidden = false
    button.addEventListener('click', () => {
      // What WebGL drew can be read only while it draws.
      map.once('render', () => save(compose(map.getCanvas(), caption), caption.title))
      map.triggerRepaint()
    })
  }
}

function compose(drawn: HTMLCanvasElement, caption: MapCaption): HTMLCanvasElement {
  const ratio = drawn.width / drawn.clientWidth
  const width = drawn.clientWidth + 2 * MARGIN
  const image = document.createElement('canvas')
  const measure = pen(image)
  const count = document.querySelector('[data-map-part="count"]')?.textContent.trim() ?? ''
  const inside = width - 2 * MARGIN
  const head = [
    ...wrap(measure, caption.title, SIZES.title, inside),
    ...wrap(measure, [count, caption.filters].filter(Boolean).join(' · '), SIZES.text, inside),
  ]
  const foot = [caption.source, location.href, caption.notice, BASEMAP_CREDIT].flatMap((text) => wrap(measure, text, SIZES.small, inside))
  const top = MARGIN + head.length * LINE + MARGIN / 2
  const height = top + drawn.clientHeight + MARGIN / 2 + foot.length * (LINE - 6) + MARGIN
  image.width = width * ratio
  image.height = height * ratio
  const canvas = pen(image)
  canvas.scale(ratio, ratio)
  canvas.fillStyle = themeColour('white')
  canvas.fillRect(0, 0, width, height)
  canvas.drawImage(drawn, MARGIN, top, drawn.clientWidth, drawn.clientHeight)
  write(canvas, head, MARGIN, LINE, width)
  write(canvas, foot, top + drawn.clientHeight + MARGIN / 2, LINE - 6, width)
  return image
}

type Line = { text: string; size: number }

/** Breaks a text at its spaces so that each line is no wider than there is room. */
function wrap(canvas: CanvasRenderingContext2D, text: string, size: number, room: number): Line[] {
  canvas.font = fontOf(size)
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word
    if (lines.length > 0 && canvas.measureText(longer).width <= room) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines.map((line) => ({ text: line, size }))
}

function write(canvas: CanvasRenderingContext2D, lines: readonly Line[], top: number, step: number, width: number): void {
  const { dir } = document.documentElement
  canvas.direction = dir === 'rtl' ? 'rtl' : 'ltr'
  canvas.textAlign = 'start'
  canvas.textBaseline = 'top'
  canvas.fillStyle = themeColour('ink')
  for (const [index, { text, size }] of lines.entries()) {
    canvas.font = fontOf(size)
    canvas.fillText(text, dir === 'rtl' ? width - MARGIN : MARGIN, top + index * step)
  }
}

const fontOf = (size: number) => `${size === SIZES.title ? 600 : 400} ${size}px ${getComputedStyle(document.body).fontFamily}`

function pen(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const context = canvas.getContext('2d')
  if (!context) throw new Error('this browser draws no canvas')
  return context
}

function save(image: HTMLCanvasElement, title: string): void {
  image.toBlob((blob) => {
    if (!blob) return
    const link = document.createElement('a')
    link.href = URL.createObjectURL(blob)
    link.download = `${title}.png`
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
  })
}
