import { stringify } from 'csv-stringify/sync'
import { guarded } from '#app/platform/http/formula-guard.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { Balance } from './balance-view.server.ts'

/** All figures of a balance as one table: the chart, the group, the measure, the value as the page writes it. UTF-8 with its mark. */
export function balanceCsv({ figures, recruits, note, period }: Balance, language: Language): { name: string; text: string } {
  const t = translator(language, 'matching-balance')
  const rows = figures.flatMap(({ title, chart }) =>
    (chart?.table.rows ?? []).flatMap(({ cells }) => {
      const [first, ...measures] = chart?.table.columns ?? []
      return measures.map(({ key, label }) => [title, first ? (cells[first.key] ?? '') : '', label, cells[key] ?? ''])
    }),
  )
  const lacking = recruits.map((recruit) => [t('recruit.title'), recruit.lacking, t('column.places'), recruit.places])
  const head = ['figure', 'group', 'measure', 'value'].map((key) => t(`csv.${key}`))
  const text = stringify([head, ...[...rows, ...lacking].map((row) => row.map(guarded)), [note, '', '', '']], { bom: true })
  return { name: `balance-${period.from}-${period.to}.csv`, text }
}
