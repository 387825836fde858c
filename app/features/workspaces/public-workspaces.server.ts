import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { publicMemory } from '#app/platform/db/public-memory.server.ts'

type PublicWorkspace = { slug: string; name: LanguageText }

const kept = publicMemory<PublicWorkspace[]>(1)

/** The workspaces by slug with their names, for filters: their names are public. */
export const listPublicWorkspaces = (): Promise<PublicWorkspace[]> =>
  kept('all', () => sql<PublicWorkspace>('select slug, name from workspace order by slug limit 500'))
