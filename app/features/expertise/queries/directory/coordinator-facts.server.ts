import { countryName } from '#app/features/classifications/countries.ts'
import type { ExpertContent } from '#app/features/expertise/content.ts'
import { counted } from '#app/features/provenance/counted.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import { db } from '#app/platform/db/client.server.ts'
import { formatDay } from '#app/platform/i18n/format-date.ts'
import { formatList } from '#app/platform/i18n/format-list.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** What decides on proposals and is nobody else's matter; each a line of words, what is not stated left out. */
export type CoordinatorFacts = { name: FactName; term: string; values: string[] }[]
export type FactName = 'proposedBy' | 'days' | 'atOnce' | 'clearances' | 'notIn' | 'conflicts'

type Profile = { proposedBy: 'NOBODY' | 'WORKSPACE' | 'COORDINATORS' }

/** Who may propose the expert, for how long, where not, and against whom; which clearances they hold. */
export async function coordinatorFacts({ proposedBy }: Profile, content: ExpertContent, language: Language): Promise<CoordinatorFacts> {
  const [t, words] = [translator(language, 'experts'), translator(language, 'skills')]
  const facts: Record<FactName, string[]> = {
    proposedBy: [t(`proposedBy.${proposedBy}`)],
    days: [
      t('days.year', counted(language, content.daysPerYear)),
      ...(content.restDays > 0 ? [t('days.rest', counted(language, content.restDays))] : []),
    ],
    atOnce: content.atOnce > 1 ? [t('days.atOnce', counted(language, content.atOnce))] : [],
    clearances: content.clearances.map(({ kind, validUntil }) =>
      t('clearanceUntil', { clearance: words(`clearance.${kind}.name`), date: formatDay(language, validUntil) }),
    ),
    notIn:
      content.notIn.length > 0
        ? [
            formatList(
              language,
              content.notIn.map((code) => countryName(code, language)),
            ),
          ]
        : [],
    conflicts: await organisationNames(content.conflicts, language),
  }
  return (Object.keys(facts) as FactName[])
    .filter((name) => facts[name].length > 0)
    .map((name) => ({ name, term: t(`more.${name}`), values: facts[name] }))
}

const isId = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

async function organisationNames(ids: readonly string[], language: Language): Promise<string[]> {
  if (ids.length === 0) return []
  const found = await db.organisation.findMany({ where: { id: { in: ids.filter(isId) } }, select: { name: true, ref: true } })
  return found.map(({ name, ref }) => plainText(name as LanguageText, language, ref ?? ''))
}
