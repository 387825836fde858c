import { addDays } from '../../calendar.ts'
import { randomFor } from '../../random.ts'
import { asDay, type DemoFile, type Row } from '../files/demo-file.ts'
import { writeDelimited } from '../files/delimited.ts'
import { writeOpenDocument } from '../files/open-document.ts'
import { about, byPeriod, monthsBetween, rounded } from './areas.ts'

/** ISO 3166-2 codes of districts, the region each lies in, and whether it touches the lake or the lower Shire. */
const DISTRICTS = [
  ['MW-BA', 'Balaka', 'MW-S', true],
  ['MW-BL', 'Blantyre', 'MW-S', true],
  ['MW-CK', 'Chikwawa', 'MW-S', true],
  ['MW-CR', 'Chiradzulu', 'MW-S', false],
  ['MW-CT', 'Chitipa', 'MW-N', false],
  ['MW-DE', 'Dedza', 'MW-C', true],
  ['MW-DO', 'Dowa', 'MW-C', false],
  ['MW-KR', 'Karonga', 'MW-N', true],
  ['MW-KS', 'Kasungu', 'MW-C', false],
  ['MW-LI', 'Lilongwe', 'MW-C', false],
  ['MW-LK', 'Likoma', 'MW-N', true],
  ['MW-MC', 'Mchinji', 'MW-C', false],
  ['MW-MG', 'Mangochi', 'MW-S', true],
  ['MW-MH', 'Machinga', 'MW-S', true],
  ['MW-MU', 'Mulanje', 'MW-S', false],
  ['MW-MW', 'Mwanza', 'MW-S', false],
  ['MW-MZ', 'Mzimba', 'MW-N', false],
  ['MW-NB', 'Nkhata Bay', 'MW-N', true],
  ['MW-NE', 'Neno', 'MW-S', false],
  ['MW-NI', 'Ntchisi', 'MW-C', false],
  ['MW-NK', 'Nkhotakota', 'MW-C', true],
  ['MW-NS', 'Nsanje', 'MW-S', true],
  ['MW-NU', 'Ntcheu', 'MW-C', false],
  ['MW-PH', 'Phalombe', 'MW-S', false],
  ['MW-RU', 'Rumphi', 'MW-N', false],
  ['MW-SA', 'Salima', 'MW-C', true],
  ['MW-TH', 'Thyolo', 'MW-S', false],
  ['MW-ZO', 'Zomba', 'MW-S', true],
] as const

const REGIONS: Record<string, string> = { 'MW-N': 'Northern', 'MW-C': 'Central', 'MW-S': 'Southern' }

/** Cholera by district and week, with HXL tags; the second version has eight weeks more and raises late reports of September. */
export function cholera(edition: 1 | 2): DemoFile {
  const header = ['region', 'region_pcode', 'district', 'district_pcode', 'week', 'week_start', 'cases', 'deaths', 'rdt_done', 'rdt_positive', 'attack_rate_per_100000'] // prettier-ignore
  const hxl = ['#adm1+name', '#adm1+code', '#adm2+name', '#adm2+code', '#date+week', '#date+start', '#affected+cases', '#affected+killed', '#indicator+tests', '#indicator+positive', '#indicator+rate'] // prettier-ignore
  const rows = () => byPeriod(choleraRows(edition), 5)
  return { name: `cholera-linelist-summary-${edition === 1 ? 'w38' : 'w43'}.csv`, pieces: () => writeDelimited({ header, rows }, { hxl }) }
}

function* choleraRows(edition: 1 | 2): Generator<Row> {
  const last = edition === 1 ? '2026-09-14' : '2026-10-19'
  for (const [pcode, district, region, isWet] of DISTRICTS) {
    const random = randomFor(`cholera ${pcode}`)
    const people = random.between(12, 95) * 10_000
    for (let start = '2023-10-30'; start <= last; start = addDays(start, 7)) {
      // The season runs with the rains, and crests in the last week of January.
      const days = ((Date.parse(start) - Date.parse('2023-01-25')) / 86_400_000) % 365.25
      const wave = Math.exp(-((Math.min(days, 365.25 - days) / 52) ** 2))
      const found = Math.round((isWet ? 46 : 9) * wave * about(random, 70) + (random.chance(12) ? random.between(1, 3) : 0))
      const isLate = edition === 2 && start >= '2026-08-31' && start <= '2026-09-14' && isWet
      const cases = isLate ? found + 1 + (start.charCodeAt(9) % 3) : found
      const tests = Math.round(cases * 0.7)
      const isSilent = random.between(1, 240) === 1
      yield [`${REGIONS[region]} Region`, region, district, pcode, weekOf(start), start, isSilent ? 'NR' : cases, isSilent ? null : Math.round(cases * 0.021), tests, Math.round(tests * about(random, 20) * 0.6), rounded((cases / people) * 100_000, 2)] // prettier-ignore
    }
  }
}

/** ISO 8601 week of a Monday. */
function weekOf(monday: string): string {
  const thursday = addDays(monday, 3)
  const year = thursday.slice(0, 4)
  const days = (Date.parse(thursday) - Date.parse(`${year}-01-01`)) / 86_400_000
  return `${year}-W${String(Math.floor(days / 7) + 1).padStart(2, '0')}`
}

/** Answers of households about electricity: no names, ages and sizes in bands, no place below the region. */
export function electricitySurvey(): DemoFile {
  const header = ['household', 'region', 'region_pcode', 'area', 'household_size', 'head_sex', 'head_age', 'wealth_quintile', 'main_source', 'hours_per_day', 'monthly_spend_mwk', 'weight'] // prettier-ignore
  return { name: 'electricity-access-survey.tsv', pieces: () => writeDelimited({ header, rows: surveyRows }, { delimiter: '\t' }) }
}

function* surveyRows(): Generator<Row> {
  const random = randomFor('electricity survey')
  for (let n = 1; n <= 4860; n += 1) {
    const code = random.pick(['MW-N', 'MW-C', 'MW-C', 'MW-S', 'MW-S'])
    const isUrban = random.chance(22)
    const wealth = isUrban ? random.between(2, 5) : random.between(1, 4)
    const source = random.chance(isUrban ? 16 * wealth : 4 * wealth)
      ? 'grid'
      : random.chance(8 + 7 * wealth)
        ? random.pick(['solar home system', 'solar lantern'])
        : random.pick(['dry-cell torch', 'dry-cell torch', 'candle', 'none'])
    const hours = source === 'grid' ? random.between(9, 21) : source === 'solar home system' ? random.between(4, 8) : source === 'solar lantern' ? random.between(2, 5) : 0 // prettier-ignore
    const spend = source === 'none' ? 0 : random.between(3, 40) * 100 * wealth
    const refused = random.between(1, 140) === 1
    yield [`H${String(n).padStart(5, '0')}`, REGIONS[code] ?? '', code, isUrban ? 'urban' : 'rural', random.pick(['1-2', '3-4', '3-4', '5-6', '5-6', '7+']), random.pick(['female', 'male', 'male']), random.pick(['15-29', '30-44', '30-44', '45-59', '60+']), wealth, source, hours, refused ? 'refused' : spend, rounded(about(random, 45), 3)] // prettier-ignore
  }
}

/** Meals served in schools by month: a spreadsheet of OpenDocument. */
export function schoolFeeding(): DemoFile {
  const header = [
    'school_code',
    'district',
    'district_pcode',
    'month',
    'girls_enrolled',
    'boys_enrolled',
    'days_served',
    'meals_served',
    'local_maize_kg',
    'cost_mwk',
  ]
  const preamble = ['Home-grown school feeding: monthly returns of schools']
  return { name: 'school-feeding-returns.ods', pieces: () => writeOpenDocument({ name: 'Returns', preamble, header, rows: mealRows }) }
}

function* mealRows(): Generator<Row> {
  const districts = DISTRICTS.filter(([pcode]) => pcode === 'MW-KS' || pcode === 'MW-MC')
  for (let school = 1; school <= 118; school += 1) {
    const random = randomFor(`school ${school}`)
    const [pcode, district] = random.pick(districts)
    const girls = random.between(140, 980)
    const boys = Math.round(girls * about(random, 9))
    for (const month of monthsBetween('2024-09', '2026-04')) {
      const isHoliday = ['04', '08', '12'].includes(month.slice(5))
      const days = isHoliday ? random.between(0, 8) : random.between(14, 22)
      const meals = Math.round((girls + boys) * days * 0.86 * about(random, 6))
      const maize = Math.round(meals * 0.1 * about(random, 12))
      const isLate = random.between(1, 150) === 1
      yield [`${pcode.slice(3)}${String(school).padStart(3, '0')}`, district, pcode, asDay(`${month}-01`), girls, boys, days, isLate ? 'return late' : meals, isLate ? null : maize, meals * random.between(150, 190)] // prettier-ignore
    }
  }
}
