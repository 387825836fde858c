import type { Finding } from '#app/features/datasets/tables.ts'
import { formatNumber } from '#app/platform/i18n/format-number.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** A finding in words: what it is, and where it was first met. */
export type FindingLine = { key: string; severity: Finding['severity']; text: string; place: string; sample: string | null }

/** Findings as sentences of one reader; those of one code are told once for each place that is known. */
export function findingLines(findings: readonly Finding[], language: Language): FindingLine[] {
  const t = translator(language, 'datasets')
  return findings.map(({ code, severity, row, column, count, sample, table }, index) => {
    const number = (value: number) => formatNumber(language, value)
    const place =
      row !== undefined && column !== undefined
        ? t('finding.place.cell', { row: number(row), column: number(column) })
        : row !== undefined
          ? t('finding.place.row', { row: number(row) })
          : column !== undefined
            ? t('finding.place.column', { column: number(column) })
            : ''
    return {
      key: `${code}-${index}`,
      severity,
      text: t([`finding.code.${code}`, 'finding.code.other'], {
        code,
        count: count ?? 1,
        formatted: number(count ?? 1),
        table: table ?? '',
      }),
      place,
      sample: sample ?? null,
    }
  })
}
