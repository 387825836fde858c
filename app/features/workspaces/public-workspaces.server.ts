import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { sql } from '#app/platform/db/client.server.ts'

/** The workspaces by slug with their names, for filters: their names are public. */
export const listPublicWorkspaces = () =>
  sql<{ slug: string; name: LanguageText }>('select slug, name from workspace order by slug limit 500')
