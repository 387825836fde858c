import { stringify } from 'csv-stringify/sync'
import { csvCell } from '#app/features/downloads/files/write-csv.server.ts'
import { writeXlsx } from '#app/features/downloads/files/write-xlsx.server.ts'
import { readExpertFilters } from '#app/features/expertise/queries/directory/expert-filters.ts'
import { choiceName } from '#app/features/expertise/queries/directory/expert-list-view.server.ts'
import { listExperts, ROSTER_SORTS, type ListedExpert } from '#app/features/expertise/queries/directory/list-experts.server.ts'
import { isKnownSkillKey } from '#app/features/expertise/queries/skill-names.server.ts'
import { MOST_LIMIT, parseListPage } from '#app/features/filters/list-page.ts'
import { today } from '#app/features/provenance/today.ts'
import { hasRole } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import { formatInstant } from '#app/platform/i18n/format-date.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { rosterColumns } from './roster-columns.server.ts'

type Own = { workspaceId: string; slug: string; language: Language }
export type RosterFile = { name: string; pieces: AsyncGenerator<string | Uint8Array, void> }

/** The roster that an address shows, all pages of it, as a file that is written while it is read. Throws `not-found` for another's. */
export function rosterFile(actor: Actor, own: Own, format: 'csv' | 'xlsx', search: URLSearchParams): RosterFile {
  if (!hasRole(actor, own.workspaceId)) throw notFound('workspace')
  return {
    name: `${own.slug}-experts-${today()}.${format}`,
    pieces: format === 'csv' ? csvPieces(own, search) : workbookPieces(own, search),
  }
}

async function* batches({ workspaceId }: Own, search: URLSearchParams): AsyncGenerator<ListedExpert[], void> {
  const { filters } = readExpertFilters(search, isKnownSkillKey)
  const asked = parseListPage(search, ROSTER_SORTS).page
  for (let cursor: string | null = null; ;) {
    const place = new URLSearchParams({ sort: `${asked.sort.descending ? '-' : ''}${asked.sort.field}`, ...(cursor && { cursor }) })
    const { page } = parseListPage(place, ROSTER_SORTS, MOST_LIMIT)
    const list: { items: ListedExpert[]; next: string | null } = await listExperts({ kind: 'roster', workspaceId }, filters, page)
    if (list.items.length > 0) yield list.items
    cursor = list.next
    if (cursor === null) return
  }
}

/** CSV (RFC 4180), in UTF-8 with its mark; every text is made harmless for a spreadsheet. */
async function* csvPieces(own: Own, search: URLSearchParams): AsyncGenerator<string, void> {
  const columns = rosterColumns(own.language)
  yield stringify([columns.map(({ head }) => head)], { bom: true, record_delimiter: '\r\n' })
  for await (const experts of batches(own, search))
    yield stringify(
      experts.map((expert) => columns.map(({ read, type }) => csvCell(read(expert), type))),
      { record_delimiter: '\r\n' },
    )
}

function workbookPieces(own: Own, search: URLSearchParams): AsyncGenerator<Uint8Array, void> {
  const t = translator(own.language, 'experts')
  let written = 0
  async function* countedBatches() {
    for await (const experts of batches(own, search)) {
      written += experts.length
      yield experts
    }
  }
  return writeXlsx<ListedExpert>({
    about: { name: t('file.about'), rows: () => [...aboutRows(own, search), [t('file.count'), written]] },
    tables: [{ name: t('roster.title'), columns: rosterColumns(own.language), batches: countedBatches() }],
    isRightToLeft: own.language === 'ar',
  })
}

/** What the file holds, under which conditions, and that it is about people. */
function aboutRows({ language }: Own, search: URLSearchParams): [string, string][] {
  const t = translator(language, 'experts')
  const { filters } = readExpertFilters(search, isKnownSkillKey)
  const asked = Object.entries(filters).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : value ? [value] : []).map((one) =>
      t('filter.chip', { name: t(`filter.${name}`), value: choiceName(name as keyof typeof filters, one, language) }),
    ),
  )
  return [
    [t('file.title'), t('roster.title')],
    ...(asked.length > 0 ? asked : [t('file.noFilters')]).map((line, index): [string, string] => [
      index === 0 ? t('file.filters') : '',
      line,
    ]),
    [t('file.date'), formatInstant(language, new Date())],
    [t('file.notice'), t('file.personal')],
  ]
}
