import { isWritten, textRules } from '#app/features/provenance/quality-texts.ts'
import { FACT_RULES } from './fact-rules.ts'
import { MONEY_RULES } from './money-rules.ts'
import { SCOPE_RULES } from './scope-rules.ts'
import type { ProjectRule, ProjectSubject } from './subject.ts'

const READER_RULES: readonly ProjectRule[] = [
  {
    key: 'documents',
    kind: 'completeness',
    points: 4,
    check: ({ content: { documents } }) => (documents.length > 0 ? 'kept' : { step: 'documents', row: 'new' }),
  },
  {
    key: 'documentTitles',
    kind: 'completeness',
    points: 2,
    check: ({ content: { documents } }) => {
      const untitled = documents.find(({ title }) => !isWritten(title))
      if (documents.length === 0) return 'beside'
      return untitled ? { step: 'documents', row: untitled.id, field: `documents/${untitled.id}/title@` } : 'kept'
    },
  },
  {
    key: 'contact',
    kind: 'completeness',
    points: 4,
    check: ({ content: { contacts } }) =>
      contacts.some((contact) => contact.public && Boolean(contact.email ?? contact.phone ?? contact.website))
        ? 'kept'
        : { step: 'contacts', row: 'new' },
  },
]

/** The further texts that say what a project aims at and for whom (DescriptionType 2 and 3). */
const furtherText = (key: 'objectives' | 'targetGroups'): ProjectRule => ({
  key,
  kind: 'completeness',
  points: 2,
  check: ({ content: { texts } }) => (isWritten(texts[key]) ? 'kept' : { step: 'texts', field: `${key}@`, written: [] }),
})

/**
 * The plain rules that a project is held against, with their weights. The presence of a thing weighs at least as much as
 * all that is then asked of it: whoever adds something, however faulty, is not worse off than whoever adds nothing.
 */
export const PROJECT_RULES: readonly ProjectRule[] = [
  ...textRules<ProjectSubject>('description', ({ content }) => content.texts),
  furtherText('objectives'),
  furtherText('targetGroups'),
  ...FACT_RULES,
  ...SCOPE_RULES,
  ...MONEY_RULES,
  ...READER_RULES,
]
