import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { createInstance } from 'i18next'
import { renderToStaticMarkup } from 'react-dom/server'
import { I18nextProvider, initReactI18next } from 'react-i18next'
import { describe, expect, it } from 'vitest'
import { MapLegend } from '#app/features/map/components/map-legend.tsx'
import { MapView } from '#app/features/map/components/map-view.tsx'
import { WorldMap } from '#app/features/map/components/world-map.tsx'
import { isDisputed } from '#app/features/map/disputed-boundaries.ts'
import { gatherPoints } from '#app/features/map/svg/gather.ts'
import { findWorldBase, worldBaseAddress, worldBaseSvg } from '#app/features/map/svg/world-base.server.ts'
import { type SvgPlace, worldSvg } from '#app/features/map/svg/world-svg.server.ts'
import { UNSETTLED_LINES } from '#app/platform/instance/instance-settings.ts'

const TITLE = 'Vaccins <script>alert("x")</script> & seringues'

function placed(at: { lat: number; lon: number }, more: Partial<SvgPlace> = {}, href = '/fr/needs/1'): SvgPlace {
  const place = { record: 'need', kind: 'goods', title: TITLE, titleLanguage: 'fr', href } as const
  return { ...at, needs: 1, projects: 0, severity: 5, place, corners: [at], ...more }
}

const CAPTION = { title: 'Carte', filters: '', source: '', notice: 'Selon le Ministère du Plan' }
const TILES = { layer: 'needs', template: '/tiles/needs/{z}/{x}/{y}.mvt' } as const

const need = placed({ lat: 14.7, lon: -17.4 })

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>

function drawn(page: React.ReactElement): string {
  const i18n = createInstance()
  const resources = { fr: { map: read('locales/fr/map.json'), ui: read('locales/fr/ui.json') } }
  void i18n.use(initReactI18next).init({ lng: 'fr', resources, initImmediate: false, interpolation: { escapeValue: false } })
  return renderToStaticMarkup(<I18nextProvider i18n={i18n}>{page}</I18nextProvider>)
}

describe('the drawing of the world', () => {
  it('links a need with its title, kind and severity, and lets no markup out of the title', () => {
    const html = drawn(<WorldMap svg={worldSvg({ places: [need], unsettled: 'dashed', language: 'fr' })} />)
    expect(html).toContain('href="/fr/needs/1"')
    expect(html).toContain('Vaccins &lt;script&gt;')
    expect(html).not.toContain('<script')
    expect(html).toContain('Biens')
    expect(html).toContain('Critique')
  })

  it('gathers places too near to tell apart, counts them, and leads to the map there', () => {
    const several = { needs: 40, place: null, corners: [{ lat: 14.8, lon: -17.5 }, { lat: 16, lon: -17.3 }] } // prettier-ignore
    const places = [
      need,
      placed({ lat: 14.9, lon: -17.4 }, { severity: 2, ...several }),
      placed({ lat: 15, lon: -17.4 }, { needs: 0, projects: 1, severity: null }),
    ]
    const { marks } = worldSvg({ places, unsettled: 'dashed', language: 'fr', filters: new URLSearchParams('sector=140') })
    expect(marks.phone).toHaveLength(1)
    expect(marks.phone[0]).toMatchObject({ needs: 41, projects: 1, severity: 5, place: null })
    expect(marks.phone[0]?.href).toMatch(/^\/fr\/map\?sector=140&bbox=-?[\d.]+,[\d.]+,-?[\d.]+,[\d.]+$/)
  })

  it('stays legible with 270 places, and small', () => {
    const places = Array.from({ length: 270 }, (_, i) =>
      placed({ lat: ((i * 37) % 60) - 25, lon: ((i * 53) % 200) - 90 }, {}, `/fr/needs/${i}`),
    )
    const svg = worldSvg({ places, unsettled: 'dashed', language: 'fr' })
    expect(svg.marks.phone.length).toBeLessThan(90)
    expect(gzipSync(drawn(<WorldMap svg={svg} />)).length).toBeLessThan(14_000)
  })

  it('shows a part of the world over the antimeridian whole', () => {
    const places = [178, -179].map((lon) => placed({ lat: -17, lon }, {}, `/fr/needs/${lon}`))
    const svg = worldSvg({ places, unsettled: 'dashed', focus: [170, -25, -170, -10], language: 'fr' })
    const xs = svg.marks.screen.map(({ x }) => x)
    expect(svg.base.offsets).toHaveLength(2)
    expect(xs).toHaveLength(2)
    expect(xs.every((x) => x > 30 && x < 70)).toBe(true)
  })

  it('leaves out what lies beyond the part that is shown', () => {
    expect(worldSvg({ places: [need], unsettled: 'dashed', focus: [30, 10, 50, 30], language: 'fr' }).marks.screen).toHaveLength(0)
  })

  it('puts Dakar where the base has it', () => {
    const [mark] = worldSvg({ places: [need], unsettled: 'dashed', focus: [-180, -57, 180, 78], language: 'fr' }).marks.screen
    expect(mark?.x).toBeCloseTo(((-17.4 + 180) / 360) * 100, 0)
  })
})

describe('the base that pages share', () => {
  it.each(['equal-earth', 'mercator'] as const)('is light, and cached under the hash of its content (%s)', (name) => {
    const svg = worldBaseSvg(name)
    expect(gzipSync(svg).length).toBeLessThan(48_000)
    const [, , hash = '', file = ''] = worldBaseAddress(name, 'dashed').split('/')
    expect(findWorldBase(hash, file)).toBe(svg)
    expect(findWorldBase('000000000000', file)).toBeNull()
    expect(findWorldBase(hash, 'moon.svg')).toBeNull()
  })

  it('dashes the lines of the reviewed list', () => {
    expect(isDisputed('MA', 'EH')).toBe(true)
    expect(isDisputed('EH', 'MA')).toBe(true)
    expect(isDisputed('IN', 'XJ')).toBe(true)
    expect(isDisputed('SN', 'ML')).toBe(false)
    const dashed = /stroke-dasharray="3 2" d="([^"]+)"/.exec(worldBaseSvg())?.[1] ?? ''
    expect(dashed.length).toBeGreaterThan(500)
  })

  it('draws lines that are not settled like the others, or not at all, each at an address of its own', () => {
    const [dashed, solid, none] = UNSETTLED_LINES.map((unsettled) => worldBaseSvg('mercator', unsettled))
    const strokeOf = (svg = '') => /<path id="disputed"([^>]*?)d="/.exec(svg)?.[1] ?? ''
    expect(strokeOf(dashed)).toContain('stroke-dasharray')
    expect(strokeOf(solid)).toMatch(/ stroke="#\w+"/)
    expect(strokeOf(solid)).not.toContain('stroke-dasharray')
    expect(strokeOf(none)).not.toContain(' stroke="')
    const addresses = UNSETTLED_LINES.map((unsettled) => worldBaseAddress('mercator', unsettled))
    expect(new Set(addresses).size).toBe(3)
    for (const [index, address] of addresses.entries()) {
      const [, , hash = '', file = ''] = address.split('/')
      expect(findWorldBase(hash, file)).toBe([dashed, solid, none][index])
    }
    const page = drawn(<MapLegend unsettled="none" />)
    expect(page).not.toContain('Frontière non fixée')
  })
})

describe('the map page', () => {
  it('names the operator, explains every sign in words, and tells the island what to show', () => {
    const svg = worldSvg({ places: [need], unsettled: 'dashed', focus: [-20, 10, -10, 20], language: 'fr' })
    const html = drawn(<MapView svg={svg} bounds={[-20, 10, -10, 20]} places="/fr/map/places.geojson" tiles={TILES} caption={CAPTION} />)
    expect(html).toContain('Ministère du Plan')
    for (const word of ['Limitée', 'Critique', 'Financement', 'Projet', 'Frontière non fixée']) expect(html).toContain(word)
    for (const kind of ['funding', 'goods', 'services', 'expertise']) expect(html).toContain(`data-map-glyph="${kind}"`)
    expect(html).toContain('&quot;places&quot;:&quot;/fr/map/places.geojson&quot;')
    expect(html).toContain('&quot;template&quot;:&quot;/tiles/needs/{z}/{x}/{y}.mvt&quot;')
  })
})

describe('places on a drawing', () => {
  it('are all in one group or another, and groups keep their distance', () => {
    const points = Array.from({ length: 500 }, (_, i) => ({ x: (i * 7919) % 1000, y: (i * 104_729) % 500 }))
    const groups = gatherPoints(points, 50, () => 1)
    expect(groups.flatMap(({ members }) => members)).toHaveLength(500)
    expect(groups.length).toBeLessThan(200)
  })
})
