import townData from '../../data/towns.json' with { type: 'json' }
import { randomFor, type Random } from '../../random.ts'
import { asDay, type DemoFile, type Row } from '../files/demo-file.ts'
import { writeDelimited } from '../files/delimited.ts'
import { writeGeoJson, type Feature } from '../files/geojson.ts'
import { writeWorkbook } from '../files/workbook.ts'
import { about, areasOf, byPeriod, monthsBetween, near, rounded } from './areas.ts'

type Town = { name: string; admin1: string; lat: number; lon: number }
const TOWNS = Object.values(townData as Record<string, Town>).filter(({ admin1 }) => admin1.startsWith('MZ-'))
/** The city of Maputo bears the name of the province around it. */
const provinces = () => areasOf('MZ', 'pt').map((area) => (area.code === 'MZ-MPM' ? { ...area, name: 'Cidade de Maputo' } : area))

const PRODUCTS = [
  { name: 'Milho branco em grão', unit: 'quilograma', price: 22, season: 0.24 },
  { name: 'Farinha de milho', unit: 'quilograma', price: 48, season: 0.12 },
  { name: 'Arroz corrente', unit: 'quilograma', price: 62, season: 0.05 },
  { name: 'Feijão-manteiga', unit: 'quilograma', price: 92, season: 0.18 },
  { name: 'Feijão-nhemba', unit: 'quilograma', price: 68, season: 0.2 },
  { name: 'Amendoim pequeno', unit: 'quilograma', price: 105, season: 0.15 },
  { name: 'Mandioca seca', unit: 'quilograma', price: 18, season: 0.16 },
  { name: 'Óleo vegetal', unit: 'litro', price: 138, season: 0.03 },
  { name: 'Açúcar castanho', unit: 'quilograma', price: 84, season: 0.02 },
  { name: 'Peixe seco', unit: 'quilograma', price: 240, season: 0.1 },
]

/** Food prices by market and month, with a row of HXL tags; the second version has two months more, and corrects Montepuez. */
export function foodPrices(edition: 1 | 2): DemoFile {
  const header = ['província', 'código_província', 'mercado', 'latitude', 'longitude', 'mês', 'produto', 'unidade', 'preço_mzn', 'fonte']
  const hxl = [
    '#adm1+name',
    '#adm1+code',
    '#loc+market',
    '#geo+lat',
    '#geo+lon',
    '#date+month',
    '#item+name',
    '#item+unit',
    '#value+mzn',
    '#meta+source',
  ]
  const rows = () => byPeriod(priceRows(edition), 5)
  return {
    name: `precos-mercados-${edition === 1 ? '2026-08' : '2026-10'}.csv`,
    pieces: () => writeDelimited({ header, rows }, { bom: true, hxl }),
  }
}

function* priceRows(edition: 1 | 2): Generator<Row> {
  const names = new Map(provinces().map(({ code, name }) => [code, name]))
  for (const town of TOWNS) {
    for (const { name, unit, price, season } of PRODUCTS) {
      // A market and product draw by themselves, so that further months change none of those before.
      const random = randomFor(`price ${town.name} ${name}`)
      const local = about(random, 14)
      for (const [n, month] of monthsBetween('2019-01', edition === 1 ? '2026-08' : '2026-10').entries()) {
        const peak = Math.cos(((Number(month.slice(5)) - 2) / 6) * Math.PI)
        const shown = rounded(price * local * (1 + season * peak) * 1.0062 ** n * about(random, 5), 1)
        const isAbsent = random.between(1, 260) === 1
        const isCorrected = edition === 2 && town.name === 'Montepuez' && month >= '2026-05' && month <= '2026-07'
        const value = isAbsent ? (n % 2 ? 'n/d' : null) : isCorrected ? rounded(shown * 1.08, 1) : shown
        yield [
          names.get(town.admin1) ?? '',
          town.admin1,
          `Mercado central de ${town.name}`,
          town.lat,
          town.lon,
          `${month}-01`,
          name,
          unit,
          value,
          'inquérito semanal',
        ]
      }
    }
  }
}

const FACILITIES = 1380
const FACILITY_TYPES = [
  { name: 'centro de saúde rural', beds: [4, 20] },
  { name: 'centro de saúde urbano', beds: [8, 32] },
  { name: 'posto de saúde', beds: [0, 3] },
  { name: 'hospital distrital', beds: [60, 160] },
] as const

/** Health facilities as points. */
export function healthFacilities(): DemoFile {
  return { name: 'unidades-sanitarias.geojson', pieces: () => writeGeoJson(facilityFeatures()) }
}

function* facilityFeatures(): Generator<Feature> {
  const random = randomFor('health facilities')
  const areas = provinces()
  for (let n = 0; n < FACILITIES; n += 1) {
    const area = random.pick(areas)
    const type = random.chance(5) ? FACILITY_TYPES[3] : random.pick(FACILITY_TYPES.slice(0, 3))
    const { lat, lon } = near(area, random, area.code === 'MZ-MPM' ? 4 : 95)
    const power = random.pick(['rede', 'rede', 'solar', 'gerador', 'nenhuma'])
    yield {
      properties: {
        codigo: `US-${area.code.slice(3)}-${String(n + 1).padStart(4, '0')}`,
        tipo: type.name,
        província: area.name,
        código_província: area.code,
        camas: random.between(type.beds[0], type.beds[1]),
        maternidade: random.chance(type.name === 'posto de saúde' ? 22 : 84) ? 'sim' : 'não',
        energia: power,
        água: n % 97 === 0 ? null : random.pick(['canalizada', 'furo', 'furo', 'poço', 'nenhuma']),
        atualizado_em: `2026-0${random.between(3, 7)}-${random.between(10, 28)}`,
      },
      geometry: { type: 'Point', coordinates: [lon, lat] },
    }
  }
}

const DISTRICTS = ['Ancuabe', 'Balama', 'Chiúre', 'Ibo', 'Mecúfi', 'Metuge', 'Montepuez', 'Mueda', 'Namuno', 'Nangade', 'Palma', 'Pemba']

/** Displacement sites of the north, a row for each and month. */
export function displacementSites(): DemoFile {
  const header = ['código_local', 'província', 'código_província', 'distrito', 'tipo_local', 'famílias', 'pessoas', 'mulheres_pct', 'menores_de_5', 'água_litros_pessoa_dia', 'data_avaliação'] // prettier-ignore
  const preamble = ['Avaliação mensal dos locais de acolhimento — uso interno', 'Atualizado em 31 de agosto de 2026']
  return { name: 'locais-de-acolhimento.xlsx', pieces: () => writeWorkbook([{ name: 'Locais', preamble, header, rows: siteRows }]) }
}

function* siteRows(): Generator<Row> {
  for (let site = 1; site <= 84; site += 1) {
    const random = randomFor(`site ${site}`)
    const district = random.pick(DISTRICTS)
    const type = random.pick(['centro de acolhimento', 'bairro de reassentamento', 'comunidade de acolhimento'])
    let families = random.between(60, 1400)
    for (const month of monthsBetween('2024-09', '2026-08')) {
      families = Math.max(25, Math.round(families * about(random, 9)))
      const people = Math.round(families * 4.6 * about(random, 6))
      const water = random.between(1, 160) === 1 ? 'sem leitura' : rounded(14 * about(random, 55), 1)
      yield [`L${String(site).padStart(3, '0')}`, 'Cabo Delgado', 'MZ-P', district, type, families, people, rounded(52 * about(random, 5), 1), Math.round(people * 0.19), water, asDay(`${month}-${random.between(20, 27)}`)] // prettier-ignore
    }
  }
}

const ROADS = 620

/** The network of classified roads as lines between towns and villages. */
export function roadNetwork(): DemoFile {
  return { name: 'rede-viaria.geojson', pieces: () => writeGeoJson(roadFeatures()) }
}

function* roadFeatures(): Generator<Feature> {
  const random = randomFor('roads')
  for (let n = 0; n < ROADS; n += 1) {
    const from = random.pick(TOWNS)
    const isLong = n < 60
    const others = TOWNS.filter((town) => town !== from && distance(town, from) < 6)
    const to = isLong && others.length > 0 ? random.pick(others) : { ...near(from, random, 80), name: `Posto ${random.between(1, 40)}` }
    const line = lineBetween(from, to, random)
    const paved = isLong ? random.chance(70) : random.chance(8)
    yield {
      properties: {
        codigo: isLong ? `N${n + 1}` : `R${600 + n}`,
        classe: isLong ? 'primária' : random.pick(['secundária', 'terciária', 'terciária', 'vicinal']),
        de: from.name,
        para: to.name,
        código_província: from.admin1,
        extensão_km: rounded(distance(from, to) * 111 * 1.18, 1),
        pavimento: paved ? 'asfalto' : random.pick(['terra batida', 'saibro', 'terra']),
        condição: random.pick(paved ? ['bom', 'bom', 'razoável', 'mau'] : ['bom', 'razoável', 'mau', 'mau', 'intransitável']),
        transitável_na_época_chuvosa: paved || random.chance(46) ? 'sim' : 'não',
        tráfego_médio_diário: n % 200 === 9 ? 'n/d' : Math.round((paved ? 900 : 70) * about(random, 60)),
      },
      geometry: { type: 'LineString', coordinates: line },
    }
  }
}

const distance = (one: { lat: number; lon: number }, other: { lat: number; lon: number }) =>
  Math.hypot(one.lat - other.lat, one.lon - other.lon)

function lineBetween(from: { lat: number; lon: number }, to: { lat: number; lon: number }, random: Random): number[][] {
  const steps = random.between(6, 14)
  return Array.from({ length: steps + 1 }, (_, step) => {
    const share = step / steps
    const bend = step === 0 || step === steps ? 0 : random.between(-60, 60) / 1000
    return [rounded(from.lon + (to.lon - from.lon) * share + bend, 5), rounded(from.lat + (to.lat - from.lat) * share - bend / 2, 5)]
  })
}
