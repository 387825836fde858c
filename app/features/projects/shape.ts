import type { ContentShape } from '#app/features/provenance/content.ts'
import { PROJECT_TABLES, PROJECT_TEXTS } from './content.ts'

export const PROJECT_SHAPE = { texts: PROJECT_TEXTS, tables: PROJECT_TABLES } as const satisfies ContentShape
