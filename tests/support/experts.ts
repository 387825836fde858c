import { v7 as uuidv7 } from 'uuid'
import { EMPTY_EXPERT, type ExpertContent } from '#app/features/expertise/content.ts'
import { indexExpert } from '#app/features/expertise/index-expert.server.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { Prisma } from '#app/platform/db/generated/client.ts'

/** Contents of a profile that has something to show, with what a test changes. */
export function expertContent(more: Partial<ExpertContent> = {}): ExpertContent {
  return {
    ...EMPTY_EXPERT,
    headline: { fr: 'Hydrogéologue', en: 'Hydrogeologist' },
    summary: { fr: 'Vingt ans de forages au Sahel.' },
    skills: [
      { id: 's0000001', key: 'isco:213', level: 4 },
      { id: 's0000002', key: 'dac:14030', level: 3 },
    ],
    languages: [
      { tag: 'fr', level: 'C2' },
      { tag: 'en', level: 'B1' },
    ],
    countries: [{ code: 'SN', lastYear: 2025 }, { code: 'ML' }],
    contexts: ['rural'],
    base: 'SN',
    availability: [{ from: '2027-01-01', to: '2027-06-30' }],
    ...more,
  }
}

type Columns = Omit<Partial<Prisma.ExpertProfileUncheckedCreateInput>, 'content'>
type Made = { id: string; workspaceId: string }

/** A profile in a workspace's roster, as it stands after a save; by default only the workspace sees it. */
export async function makeExpert(workspace: { id: string }, more: Columns & { content?: Partial<ExpertContent> } = {}): Promise<Made> {
  const { content: changed, ...columns } = more
  const id = uuidv7()
  return db.$transaction(async (tx) => {
    const made = await tx.expertProfile.create({
      data: {
        id,
        workspaceId: workspace.id,
        name: 'Awa Diop',
        pseudonym: id.slice(-5).toUpperCase(),
        content: expertContent(changed),
        ...columns,
      },
      select: { id: true, workspaceId: true },
    })
    await indexExpert(tx, id)
    return made
  })
}
