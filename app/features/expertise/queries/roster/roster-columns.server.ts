import { countryName } from '#app/features/classifications/countries.ts'
import type { SheetColumn } from '#app/features/downloads/files/write-xlsx.server.ts'
import { freeFrom } from '#app/features/expertise/availability.ts'
import { languageWords } from '#app/features/expertise/queries/directory/expert-result.server.ts'
import type { ListedExpert } from '#app/features/expertise/queries/directory/list-experts.server.ts'
import { skillLines } from '#app/features/expertise/queries/skill-lines.server.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import { today } from '#app/features/provenance/today.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

const BETWEEN = '; '

/** The columns of a roster taken away: what its members see of each expert, in the reader's words. */
export function rosterColumns(language: Language): SheetColumn<ListedExpert>[] {
  const [t, words] = [translator(language, 'experts'), translator(language, 'skills')]
  const day = today()
  const text = (name: string, read: (expert: ListedExpert) => string | null) => column(name, 'text', read)
  const column = (name: string, type: SheetColumn<ListedExpert>['type'], read: SheetColumn<ListedExpert>['read']) => ({
    head: t(`column.${name}`),
    tag: '',
    type,
    read,
  })
  return [
    text('name', ({ name }) => name),
    text('kind', ({ kind }) => t(`kind.${kind}`)),
    text('headline', ({ content }) => plainText(content.headline, language)),
    text('skills', ({ content, vouchings }) =>
      skillLines(content.skills, vouchings, { language, today: day })
        .map(({ name, level, confidence }) =>
          t('column.skill', { name: name.text, level: words(`level.${level}.name`), confidence: words(`confidence.${confidence}.name`) }),
        )
        .join(BETWEEN),
    ),
    text('languages', ({ content }) => languageWords(content, language).replaceAll(' · ', BETWEEN)),
    text('countries', ({ content }) => content.countries.map(({ code }) => countryName(code, language)).join(BETWEEN)),
    text('contexts', ({ content }) => content.contexts.map((context) => words(`context.${context}`)).join(BETWEEN)),
    text('base', ({ content }) => (content.base ? countryName(content.base, language) : null)),
    text('mode', ({ content }) => words(`mode.${content.mode}`)),
    column('free', 'day', ({ content }) => freeFrom(content.availability, day)),
    column('days', 'number', ({ content }) => content.daysPerYear),
    text('consent', ({ seenBy }) => t(`consent.${seenBy.toLowerCase()}`)),
    text('proposedBy', ({ proposedBy }) => t(`proposedBy.${proposedBy}`)),
    text('claimed', ({ isClaimed }) => t(`claimed.${isClaimed ? 'yes' : 'no'}`)),
    text('email', ({ email }) => email),
    text('phone', ({ phone }) => phone),
    column('updated', 'instant', ({ updatedAt }) => updatedAt.toISOString()),
  ]
}
