import { plot, type PlotOptions } from '@observablehq/plot'
import { parseHTML } from 'linkedom'

export type Direction = 'ltr' | 'rtl'

/** The width that a drawing is made for, in CSS pixels, and the size of its letters. */
export type Canvas = { width: number; fontSize: number }

/** The two drawings of a chart. Arabic letters are small for their size and get one step more. */
export function canvasesFor(dir: Direction): { wide: Canvas; narrow: Canvas } {
  const step = dir === 'rtl' ? 2 : 0
  return { wide: { width: 760, fontSize: 15 + step }, narrow: { width: 340, fontSize: 13.5 + step } }
}

const { document } = parseHTML('<!doctype html><html><body></body></html>')

/** The hue of the nth series; six at most, in the order of the theme. */
export function chartHue(index: number): string {
  return `var(--color-chart-${(index % 6) + 1})`
}

/**
 * Draws a plot to SVG text. Labels become text nodes, so whatever people wrote is escaped. The style element that Plot adds
 * is left out (the content policy refuses it); `.chart-svg` in the style sheet takes its place.
 */
export function drawSvg(title: string, options: PlotOptions): string {
  const svg = plot({ ...options, document })
  for (const style of svg.querySelectorAll('style')) style.remove()
  // The picture has one name; those of its groups would say it in Plot's words.
  for (const group of svg.querySelectorAll('g[aria-label]')) group.removeAttribute('aria-label')
  svg.setAttribute('class', 'chart-svg')
  svg.setAttribute('role', 'img')
  svg.setAttribute('aria-label', title)
  // Positions are given for left-to-right text; each label still takes the direction of its own letters.
  svg.setAttribute('direction', 'ltr')
  svg.removeAttribute('width')
  svg.removeAttribute('height')
  return svg.outerHTML
}

/** The marks of an axis from zero: four to six round steps (1, 2 or 5 times a power of ten), the last at or above `maximum`. */
export function roundTicks(maximum: number): number[] {
  if (!(maximum > 0)) return [0, 1]
  const rough = maximum / 5
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5].find((candidate) => candidate * power >= rough) ?? 10) * power
  return Array.from({ length: Math.ceil(maximum / step) + 1 }, (_, index) => index * step)
}

/** Moves positions (in pixels, downwards) apart to at least `gap`, keeping their order and staying above `bottom`. */
export function spreadLabels(positions: number[], gap: number, bottom: number): number[] {
  const order = positions.map((position, index) => ({ position, index })).sort((a, b) => a.position - b.position)
  const placed = [...positions]
  let previous = -Infinity
  for (const { position, index } of order) {
    previous = Math.max(position, previous + gap)
    placed[index] = previous
  }
  let next = bottom + gap
  for (const { index } of order.reverse()) {
    next = Math.min(placed[index] ?? 0, next - gap)
    placed[index] = next
  }
  return placed
}
