import areaData from '../../data/areas.json' with { type: 'json' }
import townData from '../../data/towns.json' with { type: 'json' }
import { addDays } from '../../calendar.ts'
import { randomFor, type Random } from '../../random.ts'
import { asDay, type DemoFile, type Row } from '../files/demo-file.ts'
import { writeDelimited } from '../files/delimited.ts'
import { writeGeoJson, type Feature } from '../files/geojson.ts'
import { writePdf } from '../files/pdf.ts'
import { writeWorkbook } from '../files/workbook.ts'
import { writeZip } from '../files/zip-members.ts'
import methodNote from '../../data/datasets/method-note.json' with { type: 'json' }
import { about, areasOf, near, rounded } from './areas.ts'

const SAHEL = [
  ['SN', 'Sénégal', 'السنغال'],
  ['ML', 'Mali', 'مالي'],
  ['BF', 'Burkina Faso', 'بوركينا فاسو'],
  ['NE', 'Niger', 'النيجر'],
  ['MR', 'Mauritanie', 'موريتانيا'],
  ['TD', 'Tchad', 'تشاد'],
] as const
const ANTIGENS = [
  ['BCG', 0.9],
  ['Penta 3', 0.79],
  ['VPI', 0.74],
  ['Rougeole 1', 0.76],
  ['Rougeole 2', 0.52],
  ['Méningite A', 0.58],
] as const

/** Coverage of vaccination by region of six countries, names of countries in two scripts. */
export function vaccination(): DemoFile {
  const header = ['pays', 'البلد', 'région', 'code_région', 'année', 'antigène', 'cible', 'vaccinés', 'couverture_pct']
  return { name: 'couverture-vaccinale-sahel.csv', pieces: () => writeDelimited({ header, rows: vaccinationRows }) }
}

function* vaccinationRows(): Generator<Row> {
  for (const [country, french, arabic] of SAHEL) {
    for (const { code, name } of areasOf(country, 'fr')) {
      const random = randomFor(`vaccination ${code}`)
      const target = random.between(30, 1400) * 100
      const reach = about(random, 22)
      for (let year = 2019; year <= 2025; year += 1) {
        const births = Math.round(target * 1.027 ** (year - 2019))
        for (const [antigen, usual] of ANTIGENS) {
          const share = Math.min(1.04, usual * reach * (year === 2020 ? 0.94 : 1) * about(random, 5))
          const given = Math.round(births * share)
          const isSilent = random.between(1, 230) === 1
          yield [french, arabic, name, code, year, antigen, births, isSilent ? 'n.d.' : given, isSilent ? null : rounded(share * 100, 1)]
        }
      }
    }
  }
}

/** Results of nutrition surveys (SMART) by region, with the bounds of their intervals. */
export function nutrition(): DemoFile {
  const header = ['pays', 'région', 'code_région', 'période', 'début_enquête', 'grappes', 'enfants_6_59_mois', 'mag_pct', 'mag_ic_bas', 'mag_ic_haut', 'mas_pct', 'chronique_pct', 'mortalité_moins_5'] // prettier-ignore
  const preamble = ['Enquêtes nutritionnelles SMART — résultats régionaux', 'Normes OMS 2006 ; intervalles de confiance à 95 %']
  return { name: 'resultats-smart.xlsx', pieces: () => writeWorkbook([{ name: 'Résultats', preamble, header, rows: surveyRows }]) }
}

function* surveyRows(): Generator<Row> {
  for (const [country, name] of SAHEL) {
    for (const area of areasOf(country, 'fr')) {
      const random = randomFor(`smart ${area.code}`)
      const base = 10.5 * about(random, 34)
      for (let year = 2020; year <= 2026; year += 1) {
        const lean = randomFor(`lean ${country} ${year}`).between(-15, 22) / 10
        const acute = Math.max(2.1, rounded(base + lean + random.between(-12, 12) / 10, 1))
        const margin = rounded(random.between(13, 29) / 10, 1)
        const deaths = random.between(1, 75) === 1 ? 'non calculé' : rounded(random.between(3, 18) / 10, 2)
        yield [name, area.name, area.code, `soudure ${year}`, asDay(`${year}-0${random.between(7, 8)}-${random.between(10, 28)}`), random.between(28, 36), random.between(410, 720), acute, rounded(Math.max(0.4, acute - margin), 1), rounded(acute + margin, 1), rounded(acute * 0.17 * about(random, 25), 1), rounded(31 * about(random, 30), 1), deaths] // prettier-ignore
      }
    }
  }
}

type Town = { admin1: string; lat: number; lon: number; name: string }
const WORKS = [
  'small piped water system',
  'training centre',
  'clinic rehabilitation',
  'hybrid power plant',
  'half-moons and zaï',
  'grain store',
  'school blocks',
]

/** Perimeters of works of the agency's projects, as polygons. */
export function projectSites(): DemoFile {
  return { name: 'project-sites.geojson', pieces: () => writeGeoJson(perimeters()) }
}

function* perimeters(): Generator<Feature> {
  const random = randomFor('project sites')
  const abroad = ['NE', 'ML', 'TD', 'MR', 'BF', 'AO', 'TZ', 'SD', 'ET', 'HT', 'CV', 'GW']
  const towns = Object.values(townData as Record<string, Town>).filter(({ admin1 }) => abroad.includes(admin1.slice(0, 2)))
  const names: Record<string, { name: string }> = areaData
  for (let n = 1; n <= 168; n += 1) {
    const town = random.pick(towns)
    const radius = random.between(20, 140) / 100_000
    const started = addDays('2023-03-01', random.between(0, 1200))
    yield {
      properties: {
        site: `HDA-S${String(n).padStart(3, '0')}`,
        country: town.admin1.slice(0, 2),
        admin1_code: town.admin1,
        admin1_name: names[town.admin1]?.name ?? null,
        town: town.name,
        works: random.pick(WORKS),
        status: started > '2026-04-01' ? 'planned' : random.pick(['under way', 'under way', 'completed', 'handed over']),
        started_on: n === 60 ? 'tbc' : started,
        area_ha: rounded((radius * 111_000) ** 2 * 3.0e-4, 2),
      },
      geometry: { type: 'Polygon', coordinates: [ringAround(near(town, random, 6), radius, random)] },
    }
  }
}

/** A closed ring, counter-clockwise as RFC 7946 wants outer rings. */
function ringAround({ lat, lon }: { lat: number; lon: number }, radius: number, random: Random): number[][] {
  const corners = random.between(5, 9)
  const ring = Array.from({ length: corners }, (_, n) => {
    const angle = (n / corners) * 2 * Math.PI
    const reach = radius * about(random, 25)
    return [rounded(lon + Math.cos(angle) * reach, 6), rounded(lat + Math.sin(angle) * reach, 6)]
  })
  return [...ring, ...ring.slice(0, 1)]
}

const RIVERS = ['Ramis', 'Suches', 'Coata', 'Ilave', 'Azángaro', 'Huancané']
const SAMPLING_POINTS = 38

/** Metals in water: stations, measurements and the method note, together in a zip. */
export function riverMetals(): DemoFile {
  const stations = ['código_estación', 'nombre', 'cuenca', 'latitud', 'longitud', 'altitud_m']
  const samples = ['código_estación', 'fecha', 'arsénico_ug_l', 'plomo_ug_l', 'cadmio_ug_l', 'ph', 'conductividad_us_cm', 'turbidez_ntu']
  const pieces = () =>
    writeZip([
      { path: 'estaciones.csv', pieces: () => writeDelimited({ header: stations, rows: stationRows }) },
      { path: 'mediciones.csv', pieces: () => writeDelimited({ header: samples, rows: sampleRows }) },
      { path: 'nota-metodologica.pdf', pieces: () => writePdf(methodNote.title, methodNote.lines) },
    ])
  return { name: 'metales-cuencas-puno.zip', pieces }
}

const stationCode = (n: number) => `EM-${String(n).padStart(2, '0')}`

function* stationRows(): Generator<Row> {
  const random = randomFor('sampling points')
  for (let n = 1; n <= SAMPLING_POINTS; n += 1) {
    const river = random.pick(RIVERS)
    const { lat, lon } = near({ lat: -15.1, lon: -70.0 }, random, 65)
    yield [stationCode(n), `${river} ${random.pick(['alto', 'medio', 'bajo'])}, punto ${n}`, river, lat, lon, random.between(3815, 4620)]
  }
}

function* sampleRows(): Generator<Row> {
  for (let n = 1; n <= SAMPLING_POINTS; n += 1) {
    const random = randomFor(`samples ${n}`)
    const mined = random.chance(38) ? random.between(20, 60) / 10 : 1
    for (let day = '2022-08-15'; day <= '2026-08-31'; day = addDays(day, 28)) {
      const lead = random.between(1, 150) === 1 ? '<0,5' : rounded(1.8 * mined * about(random, 70), 2)
      yield [stationCode(n), day, rounded(6.4 * mined * about(random, 60), 2), lead, rounded(0.2 * mined * about(random, 80), 3), rounded(7.6 * about(random, 9), 1), Math.round(640 * about(random, 45)), random.between(1, 60) === 1 ? null : rounded(18 * about(random, 90), 1)] // prettier-ignore
    }
  }
}
