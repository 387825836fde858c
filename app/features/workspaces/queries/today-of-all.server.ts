import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { listOwnWorkspaces } from '#app/features/workspaces/queries.server.ts'
import type { Role } from '#app/features/workspaces/roles.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { listDeadlines } from './deadlines.server.ts'
import { countWaiting } from './waiting.server.ts'

export type WorkspaceTodayLine = { slug: string; name: TaggedText; waiting: number; deadlines: number }

/** The most workspaces that one page counts in. */
const MOST = 50

/** What waits for a person in each of their workspaces, where most waits first. */
export async function listTodayOfAll(actor: Actor, language: Language): Promise<WorkspaceTodayLine[]> {
  const open = (await listOwnWorkspaces(actor)).flatMap((workspace) => {
    const role = actor.memberships.get(workspace.id)
    return role ? [{ ...workspace, role: role as Role }] : []
  })
  const workspaces = open.slice(0, MOST)
  const lines = await Promise.all(
    workspaces.map(async ({ role, ...workspace }) => {
      const [waiting, deadlines] = await Promise.all([countWaiting(actor, { ...workspace, role }), listDeadlines(workspace.id)])
      return {
        slug: workspace.slug,
        name: taggedText(workspace.name, language) ?? { text: workspace.slug, lang: '', dir: 'auto' as const },
        waiting: waiting.PROJECT + waiting.NEED + waiting.DATASET,
        deadlines: deadlines.length,
      }
    }),
  )
  return lines.sort((a, b) => b.waiting - a.waiting || b.deadlines - a.deadlines)
}
