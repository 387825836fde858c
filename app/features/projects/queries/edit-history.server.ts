import { countryName } from '#app/features/classifications/countries.ts'
import type { ListName } from '#app/features/classifications/names.server.ts'
import { PROJECT_SHAPE } from '#app/features/projects/shape.ts'
import { getOwnRecord } from '#app/features/provenance/read-record.server.ts'
import { showHistory, type ShownHistory } from '#app/features/provenance/shown-history.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { codeName } from './edit-options.server.ts'

type Wanted = { workspaceId: string; projectId: string; language: Language; before: string | null }

/** What happened to a project, newest first, in words ready for one reader; `words` are those of its form. Throws `not-found`. */
export async function getProjectHistory(
  actor: Actor,
  { workspaceId, projectId, language, before }: Wanted,
  words: (key: string) => string,
): Promise<ShownHistory> {
  const record = await getOwnRecord(actor, 'PROJECT', workspaceId, projectId)
  return showHistory(
    record,
    { shape: PROJECT_SHAPE, language, before },
    { field: (key) => words(`field.${key}`), code: (key, value) => codeInWords(key, value, language, words) },
  )
}

const CODES: Record<string, ListName> = {
  iatiStatus: 'ActivityStatus',
  'sectors-code': 'Sector',
  'regions-code': 'Region',
  'organisations-role': 'OrganisationRole',
  'organisations-type': 'OrganisationType',
  'budgets-type': 'BudgetType',
  'budgets-status': 'BudgetStatus',
  'transactions-type': 'TransactionType',
  'contacts-type': 'ContactType',
  'related-type': 'RelatedActivityType',
}

function codeInWords(key: string, value: string, language: Language, words: (key: string) => string): string | null {
  const list = CODES[key]
  if (list) return codeName(list, value, language)
  if (key === 'countries-code' || key === 'places-country') return countryName(value, language)
  return key === 'places-precision' || key === 'places-publicPrecision' ? words(`precision.${value}`) : null
}
