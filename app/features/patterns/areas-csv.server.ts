import { stringify } from 'csv-stringify/sync'
import { chipsOf, withParams } from '#app/features/filters/choices.server.ts'
import { filterParams, type Filters } from '#app/features/filters/filters.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import { today } from '#app/features/provenance/today.ts'
import { guarded } from '#app/platform/http/formula-guard.ts'
import { listPublicWorkspaces } from '#app/features/workspaces/public-workspaces.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { formatDay } from '#app/platform/i18n/format-date.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { areaFigures, readAreaSort } from './area-figures.server.ts'
import { leftOutNotes } from './area-table.server.ts'
import { measured } from './area-values.ts'
import { readAreasLook } from './areas-page.server.ts'
import type { Measure } from './measures.ts'
import { viewPath } from './paths.ts'
import type { Sums } from './queries/sum-areas.server.ts'

type Wanted = { filters: Filters; language: Language; search: URLSearchParams; origin: string; operator: string }

/** HXL hashtags of what is measured. */
const TAGS: Record<Measure, string> = {
  needs: '#indicator+needs+num',
  people: '#affected+num',
  asked: '#value+asked+usd',
  projects: '#value+projects+usd',
  perPerson: '#value+asked+perperson+usd',
}

/**
 * The table of areas as a file for a spreadsheet: RFC 4180, UTF-8 with its mark, a row of HXL hashtags, exact numbers, and
 * under the table what it shows, when and from where. Nothing in it is calculated.
 */
export async function areasCsv(
  actor: Actor,
  { filters, language, search, origin, operator }: Wanted,
): Promise<{ name: string; text: string }> {
  const { measure, level, sort } = { ...readAreasLook(search), sort: readAreaSort(search.get('sort')) }
  const [found, workspaces] = await Promise.all([areaFigures(actor, { filters, measure, level, language, sort }), listPublicWorkspaces()])
  const t = translator(language, 'patterns')
  const row = (code: string, name: string, sums: Sums) => [
    ...[code, name, measured(measure, sums)?.exact ?? ''],
    ...[String(sums.records), String(sums.places)],
  ]
  const area = level === 'country' ? 'country' : 'adm1'
  const { elsewhere, total } = found.sums
  const table = [
    [
      t('table.code'),
      t(`table.${level}`),
      t(`measure.${measure}`),
      t(`table.records.${measure === 'projects' ? 'projects' : 'needs'}`),
      t('table.places'),
    ],
    [`#${area}+code`, `#${area}+name`, TAGS[measure], '#indicator+records+num', '#loc+num'],
    ...found.figures.map((figure) => row(figure.area, figure.name, figure.sums)),
    ...(elsewhere ? [row('', t(`elsewhere.${level}`), elsewhere)] : []),
    row('', t('table.total'), total),
  ]
  const names = new Map(workspaces.map(({ slug, name }) => [slug, plainText(name, language, slug)]))
  const kept = new URLSearchParams({ measure, by: level })
  const about = [
    t(`title.${measure}.${level}`),
    ...chipsOf(filters, '', new URLSearchParams(), language, names).map(({ label }) => label),
    ...leftOutNotes(found, { filters, measure, language }).map(({ text }) => text),
    ...(measure === 'projects' ? [t('note.projects')] : []),
    t('csv.source', { operator, date: formatDay(language, today()) }),
    `${origin}${withParams(viewPath(language, 'areas'), filterParams(filters), kept)}`,
  ]
  const [, tags, ...figures] = table
  const rows = [table[0] ?? [], tags ?? [], ...figures.map((cells) => cells.map(guarded)), [], ...about.map((line) => [guarded(line)])]
  return {
    name: `${level === 'country' ? 'countries' : 'areas'}-${measure}-${today()}.csv`,
    text: stringify(rows, { bom: true, record_delimiter: '\r\n', quoted: true }),
  }
}
