import type { ContentShape } from '#app/features/provenance/content.ts'
import { PROJECT_TABLES, PROJECT_TEXTS } from './content.ts'

export const PROJECT_SHAPE = {
  texts: PROJECT_TEXTS,
  tables: PROJECT_TABLES,
  innerTexts: [
    'places/*/name',
    'places/*/description',
    'organisations/*/name',
    'transactions/*/description',
    'transactions/*/provider/name',
    'transactions/*/receiver/name',
    'documents/*/title',
    'contacts/*/person',
    'contacts/*/jobTitle',
    'contacts/*/organisation',
    'contacts/*/address',
  ],
} as const satisfies ContentShape
