import { randomFor } from '../../random.ts'
import type { DemoFile, Row } from '../files/demo-file.ts'
import { writeDelimited } from '../files/delimited.ts'
import { writeWorkbook } from '../files/workbook.ts'
import { about, areasOf, byPeriod, rounded } from './areas.ts'

const governorates = () => areasOf('JO', 'ar')
const AGES = [
  '0-4',
  '5-9',
  '10-14',
  '15-19',
  '20-24',
  '25-29',
  '30-34',
  '35-39',
  '40-44',
  '45-49',
  '50-54',
  '55-59',
  '60-64',
  '65-69',
  '70-74',
  '75-79',
  '80+',
]
/** People of each governorate at the base year, in thousands. */
const PEOPLE: Record<string, number> = { 'JO-AM': 4740, 'JO-IR': 2100, 'JO-AZ': 1610, 'JO-BA': 590, 'JO-MA': 660, 'JO-KA': 375, 'JO-JA': 285, 'JO-MD': 225, 'JO-AJ': 210, 'JO-AQ': 225, 'JO-MN': 190, 'JO-AT': 115 } // prettier-ignore

/** Projections of the population by governorate, sex and age: a workbook that runs from right to left. */
export function population(): DemoFile {
  const header = ['رمز المحافظة', 'المحافظة', 'السنة', 'الجنس', 'الفئة العمرية', 'عدد السكان']
  const preamble = ['إسقاطات السكان 2025-2035 — السيناريو المتوسط']
  return {
    name: 'الإسقاطات-السكانية.xlsx',
    pieces: () => writeWorkbook([{ name: 'الإسقاطات', preamble, header, rows: populationRows }], { isRightToLeft: true }),
  }
}

function* populationRows(): Generator<Row> {
  for (const { code, name } of governorates()) {
    const random = randomFor(`population ${code}`)
    const growth = 1.017 + random.between(-4, 6) / 1000
    const older = 0.82 + random.between(-2, 2) / 100
    for (let year = 2025; year <= 2035; year += 1) {
      for (const [sex, part] of [
        ['أنثى', 0.478],
        ['ذكر', 0.522],
      ] as const) {
        for (const [n, age] of AGES.entries()) {
          const share = (older ** n * (1 - older)) / (1 - older ** AGES.length)
          yield [code, name, year, sex, age, Math.round((PEOPLE[code] ?? 200) * 1000 * part * share * growth ** (year - 2025))]
        }
      }
    }
  }
}

const CROPS = [
  { name: 'قمح', area: [400, 21_000], yield: [45, 190], rainfed: true },
  { name: 'شعير', area: [900, 48_000], yield: [25, 120], rainfed: true },
  { name: 'عدس', area: [40, 2200], yield: [40, 95], rainfed: true },
  { name: 'زيتون', area: [2500, 160_000], yield: [90, 420], rainfed: false },
  { name: 'بندورة', area: [120, 38_000], yield: [4200, 6800], rainfed: false },
  { name: 'بطاطا', area: [60, 17_000], yield: [2800, 3900], rainfed: false },
] as const

/** Production of crops, in the digits and with the decimal sign of Arabic; the second version has one year more and corrects Karak. */
export function crops(edition: 1 | 2): DemoFile {
  const header = [
    'الموسم الزراعي',
    'المحافظة',
    'رمز المحافظة',
    'المحصول',
    'نمط الزراعة',
    'المساحة بالدونم',
    'الإنتاج بالطن',
    'الغلة كغم للدونم',
  ]
  const rows = () => byPeriod(cropRows(edition), 0)
  return { name: `الإنتاج-الزراعي-${edition === 1 ? '2024' : '2025'}.csv`, pieces: () => writeDelimited({ header, rows }, { bom: true }) }
}

function* cropRows(edition: 1 | 2): Generator<Row> {
  for (const { code, name } of governorates()) {
    for (const crop of CROPS) {
      const random = randomFor(`crop ${code} ${crop.name}`)
      const base = random.between(crop.area[0], crop.area[1]) * ((PEOPLE[code] ?? 0) > 1500 ? 0.5 : 1)
      for (let year = 2012; year <= (edition === 1 ? 2024 : 2025); year += 1) {
        const rain = about(randomFor(`rain ${year}`), 28)
        const area = Math.round(base * about(random, 12))
        const kilos = Math.round(random.between(crop.yield[0], crop.yield[1]) * (crop.rainfed ? rain : 1))
        const isCorrected = edition === 2 && code === 'JO-KA' && year >= 2023 && crop.rainfed
        const tonnes = rounded(((isCorrected ? kilos * 0.94 : kilos) * area) / 1000, 1)
        const isLost = random.between(1, 190) === 1
        const shown = isLost ? 'غير متوفر' : inArabic(tonnes)
        yield [`${year - 1}/${year}`, name, code, crop.name, crop.rainfed ? 'بعلي' : 'مروي', inArabic(area), shown, inArabic(isCorrected ? Math.round(kilos * 0.94) : kilos)] // prettier-ignore
      }
    }
  }
}

const inArabic = (value: number) =>
  String(value)
    .replace('.', '٫')
    .replace(/\d/g, (digit) => '٠١٢٣٤٥٦٧٨٩'.charAt(Number(digit)))

const MINISTRIES = [
  ['وزارة الصحة', ['توسعة مراكز صحية', 'أجهزة ومعدات طبية', 'صيانة مستشفيات']],
  ['وزارة التربية والتعليم', ['إضافات صفية', 'صيانة مدارس', 'تدفئة مدرسية']],
  ['وزارة المياه والري', ['تحسين شبكات المياه', 'خطوط صرف صحي', 'حفر آبار']],
  ['وزارة الأشغال العامة والإسكان', ['طرق قروية', 'عبّارات ومناهل', 'إنارة طرق']],
  ['وزارة الإدارة المحلية', ['حدائق وملاعب', 'آليات بلدية', 'أسواق شعبية']],
  ['وزارة الزراعة', ['حصاد مائي', 'محطات زراعية', 'دعم صغار المزارعين']],
] as const

/** Execution of the budgets of governorates, in the old Arabic encoding of Windows. */
export function budget(): DemoFile {
  const header = [
    'السنة المالية',
    'الربع',
    'المحافظة',
    'رمز المحافظة',
    'الوزارة',
    'البند',
    'المخصص بالدينار',
    'المنصرف بالدينار',
    'نسبة التنفيذ',
  ]
  return {
    name: 'موازنات-المحافظات.csv',
    pieces: () => writeDelimited({ header, rows: budgetRows }, { delimiter: ';', encoding: 'windows-1256' }),
  }
}

function* budgetRows(): Generator<Row> {
  const random = randomFor('governorate budgets')
  for (const year of [2024, 2025, 2026]) {
    for (const { code, name } of governorates()) {
      for (const [ministry, lines] of MINISTRIES) {
        for (const line of lines) {
          const allotted = random.between(24, 760) * 500
          for (let quarter = 1; quarter <= (year === 2026 ? 3 : 4); quarter += 1) {
            const spent = Math.round(allotted * Math.min(1, (quarter / 4) * about(random, 40)))
            yield [year, quarter, name, code, ministry, line, allotted, random.between(1, 320) === 1 ? 'قيد التدقيق' : spent, rounded((spent / allotted) * 100, 1)] // prettier-ignore
          }
        }
      }
    }
  }
}
