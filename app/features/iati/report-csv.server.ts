import { translator } from '#app/platform/i18n/i18n.server.ts'
import { guarded } from '#app/platform/http/formula-guard.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { StoredReport } from './imports.server.ts'
import { messagesIn } from './message-words.server.ts'

export type CsvFile = { name: string; text: string }

/** All that a report holds about single activities, as a table for a spreadsheet (RFC 4180, UTF-8 with its mark). */
export function reportCsv(report: StoredReport, language: Language): CsvFile {
  const t = translator(language, 'iati-import')
  const say = messagesIn(language)
  const rows = [
    ['kind', 'line', 'activity', 'message'].map((column) => t(`csv.${column}`)),
    ...report.failed.map((failure) => [t('csv.failed'), String(failure.line), failure.identifier ?? '', say(failure)]),
    ...report.findings.map((finding) => [t(`csv.${finding.severity}`), String(finding.line), finding.activity ?? '', say(finding)]),
  ]
  return { name: `${t('csv.name')}.csv`, text: `\uFEFF${rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')}` }
}

const cell = (text: string) => `"${guarded(text).replaceAll('"', '""')}"`
