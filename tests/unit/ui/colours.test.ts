import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

const theme = readFileSync('app/ui/styles/theme.css', 'utf8')
const colours = new Map([...theme.matchAll(/--color-([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']))
const chartHues = [1, 2, 3, 4, 5, 6].map((index) => `chart-${index}`)

type Light = [number, number, number]

function lightOf(name: string): Light {
  const hex = colours.get(name)
  if (!hex) throw new Error(`no colour ${name} in the theme`)
  const channel = (at: number) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [channel(1), channel(3), channel(5)]
}

const luminance = ([red, green, blue]: Light) => 0.2126 * red + 0.7152 * green + 0.0722 * blue

function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(lightOf(one)), luminance(lightOf(other))].sort((a, b) => a - b) as [number, number]
  return (light + 0.05) / (dark + 0.05)
}

/** How eyes without one kind of cone mix the light: Machado, Oliveira and Fernandes (2009), severity 1. */
const eyes: Record<string, [Light, Light, Light]> = {
  'all cones': [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  'no red cones': [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  'no green cones': [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  'no blue cones': [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
}

/** A colour in Oklab as an eye sees it, in hundredths. */
function seen(name: string, eye: [Light, Light, Light]): Light {
  const light = lightOf(name)
  const [red, green, blue] = eye.map((row) => Math.min(1, Math.max(0, row[0] * light[0] + row[1] * light[1] + row[2] * light[2]))) as Light
  const l = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue)
  const m = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue)
  const s = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue)
  return [
    100 * (0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s),
    100 * (1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s),
    100 * (0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s),
  ]
}

describe('a reader tells', () => {
  test.each([
    ['ink', 'white', 7],
    ['ink', 'paper', 7],
    ['ink-soft', 'white', 7],
    ['ink-soft', 'paper', 7],
    ['ink-soft', 'paper-deep', 4.5],
    ['accent', 'white', 4.5],
    ['accent', 'paper', 4.5],
    ['accent', 'paper-deep', 4.5],
    ['accent', 'accent-pale', 4.5],
    ['white', 'accent-deep', 4.5],
    ['accent-deep', 'accent-pale', 4.5],
    ['danger', 'white', 4.5],
    ['danger-deep', 'danger-pale', 4.5],
    ['warning', 'warning-pale', 4.5],
    ['success', 'success-pale', 4.5],
    ['success', 'white', 4.5],
    ['line-strong', 'white', 3],
    ['line-strong', 'paper', 3],
    ['focus', 'accent', 3],
  ])('%s from %s at %d to 1 or more', (one, other, least) => expect(contrast(one, other)).toBeGreaterThanOrEqual(least))

  test.each(chartHues)('%s from the page at 3 to 1', (hue) => expect(contrast(hue, 'white')).toBeGreaterThanOrEqual(3))

  test.each(Object.keys(eyes))('every two hues of a chart apart with %s', (kind) => {
    const eye = eyes[kind]
    if (!eye) throw new Error(kind)
    for (const [index, one] of chartHues.entries()) {
      for (const other of chartHues.slice(index + 1)) {
        expect(
          Math.hypot(...seen(one, eye).map((value, axis) => value - (seen(other, eye)[axis] ?? 0))),
          `${one} and ${other}`,
        ).toBeGreaterThan(10)
      }
    }
  })

  test('the severities from light to dark, each a clear step', () => {
    const lights = [1, 2, 3, 4, 5].map((level) => luminance(lightOf(`severity-${level}`)))
    for (const [index, light] of lights.slice(1).entries()) expect(light).toBeLessThan((lights[index] ?? 0) * 0.8)
  })
})
