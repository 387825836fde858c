import type { ContentShape } from '#app/features/provenance/content.ts'
import { NEED_TEXTS } from './content.ts'

export const NEED_SHAPE = {
  texts: NEED_TEXTS,
  tables: ['projects', 'skills', 'languages'],
  innerTexts: ['facts/place/name', 'facts/place/description', 'facts/expertise/conditions'],
} as const satisfies ContentShape
