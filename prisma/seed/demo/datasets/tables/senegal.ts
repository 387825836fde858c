import { addDays, daysBetween } from '../../calendar.ts'
import { randomFor } from '../../random.ts'
import type { DemoFile, Row } from '../files/demo-file.ts'
import { writeDelimited } from '../files/delimited.ts'
import { about, areasOf, dayFirst, near, rounded } from './areas.ts'

const WATER_POINTS = 6200
const SYLLABLES = [
  'Thia',
  'Ndia',
  'Sare ',
  'Keur ',
  'Koum',
  'Dia',
  'Mbo',
  'Fass ',
  'Darou ',
  'Bele',
  'Ouro ',
  'Tou',
  'Medi',
  'Sinthiou ',
  'Goudi',
]
const ENDINGS = ['mba', 'ne', 'Yoro', 'Malal', 'pene', 'ganao', 'Samba', 'Diop', 'ba', 'Coumba', 'Mbaye', 'Demba', 'ly', 'Alpha', 'ré']
const WATER_HEADER = ['code_point', 'region', 'code_region', 'localite', 'type_ouvrage', 'annee_construction', 'latitude', 'longitude', 'etat', 'debit_m3h', 'profondeur_m', 'gestion', 'date_visite'] // prettier-ignore
const WATER_TYPES = [
  { name: 'forage motorisé', depth: [60, 320], yield: [8, 60] },
  { name: 'forage avec pompe manuelle', depth: [25, 90], yield: [0.6, 1.4] },
  { name: 'puits moderne', depth: [8, 55], yield: [0.5, 3] },
  { name: 'borne-fontaine', depth: null, yield: [0.8, 1.6] },
] as const
const NOT_KNOWN = 'N/A'

/** The inventory of water points; a second round of visits changed the state of some, and added some. */
export function waterPoints(edition: 1 | 2): DemoFile {
  const count = edition === 1 ? WATER_POINTS - 140 : WATER_POINTS
  return {
    name: `points-eau-sn-${edition === 1 ? '2025' : '2026'}.csv`,
    pieces: () => writeDelimited({ header: WATER_HEADER, rows: () => waterPointRows(count, edition) }),
    chosen: [
      {
        structure: { name: 'points-eau-sn', format: 'csv', encoding: 'utf8', delimiter: ',', quote: '"', header: 0, headerRows: 1, hxl: null, data: 1 }, // prettier-ignore
        // Every day of a visit is a market day, never after the twelfth: only its sender knows that the day comes first.
        readings: WATER_HEADER.map((name) => (name === 'date_visite' ? { type: 'date', dateOrder: 'DMY' } : null)),
      },
    ],
  }
}

function* waterPointRows(count: number, edition: 1 | 2): Generator<Row> {
  const areas = areasOf('SN', 'fr')
  for (let n = 0; n < count; n += 1) {
    // Each draws by itself, so that a second visit to one changes no other.
    const random = randomFor(`water point ${n}`)
    const area = random.pick(areas)
    const type = random.pick(WATER_TYPES)
    const { lat, lon } = near(area, random, 45)
    const built = random.between(1978, 2024)
    const depth = type.depth && random.between(type.depth[0], type.depth[1])
    const flow = rounded(random.between(type.yield[0] * 10, type.yield[1] * 10) / 10, 1)
    const locality = `${random.pick(SYLLABLES)}${random.pick(ENDINGS)}`
    const management = random.pick(['délégataire', 'association d’usagers', 'commune', 'privé'])
    const visited = `${edition === 2 && n % 9 === 0 ? 2026 : 2025}-${String(random.between(2, 9)).padStart(2, '0')}-${String(random.between(1, 12)).padStart(2, '0')}`
    const isOld = built < 2000
    const wasWorking = !random.chance(isOld ? 34 : 13)
    const wasMended = random.chance(40)
    const works = edition === 2 && n % 9 === 0 ? wasWorking || wasMended : wasWorking
    const state = works ? (random.chance(12) ? 'fonctionne partiellement' : 'fonctionnel') : 'en panne'
    yield [
      `PE-${area.code.slice(3)}-${String(n + 1).padStart(5, '0')}`,
      area.name,
      area.code,
      locality,
      type.name,
      built,
      lat,
      lon,
      state,
      works ? flow : 0,
      depth ?? (n % 61 === 0 ? NOT_KNOWN : null),
      n % 173 === 0 ? null : management,
      dayFirst(edition === 2 && n % 9 === 0 ? `2026-0${1 + (n % 8)}-0${1 + (n % 7)}` : visited),
    ]
  }
}

const RAIN_FROM = '2023-05-01'
const RAIN_TO = '2026-10-31'
/** How wet a day of each month is, in hundredths of a chance, in the south. */
const WET = [0, 0, 0, 0, 6, 30, 55, 66, 54, 24, 3, 0]

/** Rain by station and day as the office's own program writes it: semicolons, decimal commas, windows-1252. */
export function rainfall(): DemoFile {
  const header = ['station', 'région', 'code_région', 'latitude', 'longitude', 'date', 'pluie_mm', 'qualité']
  return {
    name: 'pluie_journaliere_2023-2026.csv',
    pieces: () => writeDelimited({ header, rows: rainRows }, { delimiter: ';', decimal: ',', encoding: 'windows-1252' }),
  }
}

function* rainRows(): Generator<Row> {
  const random = randomFor('rain')
  for (const area of areasOf('SN', 'fr')) {
    const south = Math.max(0.35, (17.2 - area.lat) / 4.6)
    for (let day = RAIN_FROM; day <= RAIN_TO; day = addDays(day, 1)) {
      const wet = (WET[Number(day.slice(5, 7)) - 1] ?? 0) * south
      const rain = random.chance(wet) ? rounded(random.between(2, 190) * random.between(20, 100) * 0.006, 1) : 0
      const isLost = random.between(1, 1000) <= 3
      yield [
        area.name,
        area.name,
        area.code,
        area.lat,
        area.lon,
        dayFirst(day),
        isLost ? 'n.d.' : rain,
        isLost ? 'pluviomètre bouché' : 'contrôlé',
      ]
    }
  }
}

type Gauge = { code: string; name: string; river: string; base: number; flood: number; lag: number }

const GAUGES: Gauge[] = [
  ['SN-01', 'Bakel', 'fleuve Sénégal', 1.6, 8.4, 0],
  ['SN-02', 'Matam', 'fleuve Sénégal', 1.4, 7.1, 4],
  ['SN-03', 'Kaédi', 'fleuve Sénégal', 1.3, 6.6, 7],
  ['SN-04', 'Salde', 'fleuve Sénégal', 1.5, 6.2, 10],
  ['SN-05', 'Podor', 'fleuve Sénégal', 1.2, 4.6, 18],
  ['SN-06', 'Dagana', 'fleuve Sénégal', 1.1, 2.9, 23],
  ['SN-07', 'Richard-Toll', 'fleuve Sénégal', 1.4, 2.2, 25],
  ['FA-01', 'Kidira', 'rivière Falémé', 0.7, 6.9, -2],
  ['FA-02', 'Gourbassi', 'rivière Falémé', 0.5, 6.1, -5],
  ['GA-01', 'Kédougou', 'fleuve Gambie', 0.6, 6.4, -6],
  ['GA-02', 'Mako', 'fleuve Gambie', 0.8, 7.2, -4],
  ['GA-03', 'Gouloumbou', 'fleuve Gambie', 0.9, 7.8, 3],
  ['CA-01', 'Kolda', 'fleuve Casamance', 0.4, 1.6, 2],
  ['KA-01', 'Velingara', 'rivière Kayanga', 0.3, 1.9, 0],
].map(([code, name, river, base, flood, lag]) => ({ code, name, river, base, flood, lag }) as Gauge)

const HOURS_FROM = '2018-08-01'
const HOURS_TO = '2026-10-31'

/** Levels of rivers by the hour: a million rows. */
export function riverLevels(): DemoFile {
  const header = ['code_station', 'station', 'cours_eau', 'horodatage', 'niveau_m', 'debit_m3s', 'qualite']
  return { name: 'niveaux_horaires.csv', pieces: () => writeDelimited({ header, rows: levelRows }) }
}

function* levelRows(): Generator<Row> {
  const random = randomFor('river levels')
  const days = daysBetween(HOURS_FROM, HOURS_TO) + 1
  for (const { code, name, river, base, flood, lag } of GAUGES) {
    const years = new Map<string, number>()
    let drift = 0
    for (let n = 0; n < days; n += 1) {
      const day = addDays(HOURS_FROM, n)
      const year = day.slice(0, 4)
      const strength = years.get(year) ?? about(random, 30)
      years.set(year, strength)
      const ofYear = daysBetween(`${year}-01-01`, day)
      // The flood crests in early September, later downstream, and falls more slowly than it rose.
      const from = ofYear - 250 - lag
      const wave = Math.exp(-((from / (from < 0 ? 34 : 48)) ** 2))
      for (let hour = 0; hour < 24; hour += 1) {
        drift = drift * 0.98 + random.between(-20, 20) / 1000
        const level = Math.max(0.05, base + flood * strength * wave + drift)
        const isEstimated = random.between(1, 400) === 1
        const cell = random.between(1, 20_000) === 1 ? 'capteur hors service' : rounded(level, 2)
        yield [
          code,
          name,
          river,
          `${day}T${hour < 10 ? '0' : ''}${hour}:00`,
          cell,
          rounded(38 * level ** 1.72, 1),
          isEstimated ? 'estimé' : 'mesuré',
        ]
      }
    }
  }
}
