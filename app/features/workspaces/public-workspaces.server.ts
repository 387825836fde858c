import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { db } from '#app/platform/db/client.server.ts'

/** The workspaces by slug with their names, for filters: their names are public. */
export async function listPublicWorkspaces(): Promise<{ slug: string; name: LanguageText }[]> {
  const workspaces = await db.workspace.findMany({ select: { slug: true, name: true }, orderBy: { slug: 'asc' }, take: 500 })
  return workspaces.map(({ slug, name }) => ({ slug, name: name as LanguageText }))
}
