import { addDays } from '../../calendar.ts'
import { randomFor } from '../../random.ts'
import { asDay, type DemoFile, type Row } from '../files/demo-file.ts'
import { writeDelimited } from '../files/delimited.ts'
import { writeJson } from '../files/geojson.ts'
import { writeWorkbook } from '../files/workbook.ts'
import { about, areasOf, byPeriod, monthsBetween, rounded } from './areas.ts'

const departments = () => areasOf('GT', 'es')

const LEVELS = [
  { name: 'preprimaria', share: 0.13, repeat: 0 },
  { name: 'primaria', share: 0.56, repeat: 0.07 },
  { name: 'ciclo básico', share: 0.2, repeat: 0.04 },
  { name: 'diversificado', share: 0.11, repeat: 0.02 },
]

/** Enrolment by department, level, area and sex. The second version calls the year otherwise, and counts schools. */
export function enrolment(edition: 1 | 2): DemoFile {
  const places = ['departamento', 'código_departamento']
  const kinds = ['nivel', 'área', 'sexo', 'inscritos', 'repitentes']
  const header = edition === 1 ? [...places, 'año', ...kinds] : [...places, 'ciclo_escolar', ...kinds, 'establecimientos']
  const rows = () => byPeriod(enrolmentRows(edition), 2)
  return { name: `matricula-${edition === 1 ? '2025' : '2026'}.csv`, pieces: () => writeDelimited({ header, rows }, { delimiter: ';' }) }
}

function* enrolmentRows(edition: 1 | 2): Generator<Row> {
  for (const { code, name } of departments()) {
    const random = randomFor(`enrolment ${code}`)
    const size = random.between(60, 420) * 1000
    const rural = random.between(38, 82) / 100
    for (let year = 2018; year <= (edition === 1 ? 2024 : 2025); year += 1) {
      for (const level of LEVELS) {
        for (const area of ['urbana', 'rural'] as const) {
          for (const sex of ['mujeres', 'hombres'] as const) {
            const share = (area === 'rural' ? rural : 1 - rural) * (sex === 'mujeres' ? 0.488 : 0.512)
            // Schools closed in 2020: fewer came back to the upper levels.
            const dip = year === 2021 ? (level.name === 'primaria' ? 0.97 : 0.89) : 1
            const isCorrected = edition === 2 && code === 'GT-14' && year === 2024
            const found = size * level.share * share * dip * 1.006 ** (year - 2018) * about(random, 2)
            const count = Math.round(isCorrected ? found * 0.985 : found)
            const repeaters = level.repeat === 0 ? null : Math.round(count * level.repeat * about(random, 15))
            const schools = Math.max(3, Math.round(count / (area === 'rural' ? 118 : 260)))
            const isLost = random.between(1, 700) === 1
            const cells = [name, code, year, level.name, area, sex, isLost ? 'sin dato' : count, repeaters]
            yield edition === 1 ? cells : [...cells, schools]
          }
        }
      }
    }
  }
}

const REGIONS = [
  ['I', 'Metropolitana'],
  ['II', 'Norte'],
  ['III', 'Nororiente'],
  ['IV', 'Suroriente'],
  ['V', 'Central'],
  ['VI', 'Suroccidente'],
  ['VII', 'Noroccidente'],
  ['VIII', 'Petén'],
] as const
const DIVISIONS = [
  ['Alimentos y bebidas no alcohólicas', 28.6, 0.0052],
  ['Bebidas alcohólicas y tabaco', 1.2, 0.0031],
  ['Prendas de vestir y calzado', 5.4, 0.0018],
  ['Vivienda, agua, electricidad y gas', 13.8, 0.0034],
  ['Muebles y artículos para el hogar', 4.9, 0.0021],
  ['Salud', 4.2, 0.0043],
  ['Transporte', 11.3, 0.0029],
  ['Comunicaciones', 6.1, -0.0006],
  ['Recreación y cultura', 4.1, 0.0017],
  ['Educación', 4.6, 0.0038],
  ['Restaurantes y hoteles', 9.2, 0.0044],
  ['Bienes y servicios diversos', 6.6, 0.0026],
] as const

/** A price index in a workbook of two sheets. */
export function priceIndex(): DemoFile {
  const byRegion = { name: 'Por región', header: ['mes', 'región', 'nombre_región', 'índice', 'variación_mensual', 'variación_interanual'], rows: regionRows } // prettier-ignore
  const byDivision = { name: 'Por división', header: ['mes', 'división', 'ponderación', 'índice'], rows: divisionRows }
  const preamble = ['Índice de precios de la canasta territorial (diciembre de 2020 = 100)']
  return {
    name: 'indice-de-precios.xlsx',
    pieces: () =>
      writeWorkbook([
        { ...byRegion, preamble },
        { ...byDivision, preamble },
      ]),
  }
}

function* regionRows(): Generator<Row> {
  for (const [code, name] of REGIONS) {
    const random = randomFor(`index ${code}`)
    const values: number[] = []
    for (const month of monthsBetween('2020-12', '2026-10')) {
      const before = values.at(-1)
      const value = before === undefined ? 100 : rounded(before * (1.0036 + random.between(-22, 30) / 10_000), 2)
      const yearAgo = values.at(-12)
      values.push(value)
      yield [asDay(`${month}-01`), code, name, value, before ? rounded((value / before - 1) * 100, 2) : null, yearAgo ? rounded((value / yearAgo - 1) * 100, 2) : null] // prettier-ignore
    }
  }
}

function* divisionRows(): Generator<Row> {
  for (const [name, weight, growth] of DIVISIONS) {
    const random = randomFor(`division ${name}`)
    let value = 100
    for (const month of monthsBetween('2020-12', '2026-10')) {
      yield [asDay(`${month}-01`), name, weight, rounded(value, 2)]
      value *= 1 + growth + random.between(-25, 25) / 10_000
    }
  }
}

const BUYS = ['Adquisición de láminas y perfiles', 'Mantenimiento de caminos vecinales', 'Compra de alimentos escolares', 'Ampliación de sistema de agua', 'Mobiliario escolar', 'Equipo de cómputo', 'Consultoría de supervisión', 'Insumos de laboratorio'] // prettier-ignore
const BUYERS = ['Municipalidad de', 'Dirección departamental de educación de', 'Consejo departamental de desarrollo de', 'Área de salud de']

/** Notices of procurement as an interface gives them: JSON. */
export function procurement(): DemoFile {
  return { name: 'avisos-de-compra.json', pieces: () => writeJson(notices()) }
}

function* notices(): Generator<object> {
  const random = randomFor('procurement')
  const areas = departments()
  for (let n = 0; n < 1450; n += 1) {
    const area = random.pick(areas)
    const published = addDays('2025-01-06', random.between(0, 660))
    const closing = addDays(published, random.between(8, 40))
    const isOver = closing < '2026-11-01'
    const state = isOver ? random.pick(['adjudicado', 'adjudicado', 'adjudicado', 'desierto', 'anulado']) : 'abierto'
    yield {
      número: `${published.slice(0, 4)}-${String(n + 1).padStart(5, '0')}`,
      objeto: `${random.pick(BUYS)}, ${area.name}`,
      entidad: `${random.pick(BUYERS)} ${area.name}`,
      departamento: area.name,
      código_departamento: area.code,
      modalidad: random.pick(['cotización', 'licitación pública', 'compra directa con oferta electrónica', 'baja cuantía']),
      publicado: published,
      cierre: closing,
      monto_gtq: n % 140 === 7 ? 'por confirmar' : random.between(18, 4200) * 500,
      oferentes: isOver ? random.between(0, 9) : null,
      situación: state,
    }
  }
}
