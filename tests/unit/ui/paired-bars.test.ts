import { expect, test } from 'vitest'
import { pairedBarsSvg, type PairedBars } from '#app/ui/charts/paired-bars.server.ts'

const end = (value: number) => ({ value, text: `places ${value}`, exact: `${value},0` })
const chart: PairedBars = {
  title: 'Par compétence',
  dir: 'ltr',
  mostDrawn: 2,
  pairs: [
    { key: 'a', label: 'Eau <script>', first: end(1), second: end(4), difference: '-3' },
    { key: 'b', label: 'Santé', first: end(2), second: end(2), difference: '0' },
    { key: 'c', label: 'Pêche', first: end(9), second: end(0), difference: '9' },
  ],
  words: { label: 'Compétence', first: 'Disponibles', second: 'Demandées', difference: 'Écart' },
}

const widths = (svg: string) => [...svg.matchAll(/<path d="([^"]+)"|<rect[^>]* width="([\d.]+)"/g)].length

test('the picture shows the first pairs, the table all of them exactly', () => {
  const { svg, narrowSvg, table } = pairedBarsSvg(chart)
  for (const drawing of [svg, narrowSvg]) {
    expect(drawing).toContain('places 4')
    expect(drawing).not.toContain('Pêche')
    expect(drawing).toContain('Eau &lt;script&gt;')
    expect(widths(drawing)).toBe(4)
  }
  expect(table.columns.map(({ label }) => label)).toEqual(['Compétence', 'Disponibles', 'Demandées', 'Écart'])
  expect(table.rows.map(({ cells }) => Object.values(cells))).toEqual([
    ['Eau <script>', '1,0', '4,0', '-3'],
    ['Santé', '2,0', '2,0', '0'],
    ['Pêche', '9,0', '0,0', '9'],
  ])
})

test('bars begin at the right for a reader of Arabic', () => {
  const anchors = (svg: string) => new Set([...svg.matchAll(/text-anchor="(start|end)"/g)].map((match) => match[1]))
  expect([...anchors(pairedBarsSvg(chart).svg)]).toEqual(['start'])
  expect([...anchors(pairedBarsSvg({ ...chart, dir: 'rtl' }).svg)]).toEqual(['end'])
})

test('nothing at all is drawn without a fault', () => {
  expect(pairedBarsSvg({ ...chart, pairs: [] }).table.rows).toEqual([])
})
