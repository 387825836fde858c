import { v7 as uuidv7 } from 'uuid'
import { CEFR } from '#app/features/classifications/cefr.ts'
import { countryName } from '#app/features/classifications/countries.ts'
import { EMPTY_EXPERT, type ExpertContent } from '#app/features/expertise/content.ts'
import { searchVectorWords } from '#app/features/filters/sql.server.ts'
import { db, sql } from '#app/platform/db/client.server.ts'
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
  const content = expertContent(changed)
  const id = uuidv7()
  const made = await db.expertProfile.create({
    data: {
      id,
      workspaceId: workspace.id,
      name: 'Awa Diop',
      pseudonym: id.slice(-4).toUpperCase(),
      content,
      ...derived(content),
      ...columns,
    },
    select: { id: true, workspaceId: true },
  })
  const words = [
    ...Object.values(content.headline),
    ...Object.values(content.summary),
    ...content.countries.map(({ code }) => countryName(code, 'fr')),
  ]
  await sql(`update expert_profile set search = array_to_tsvector($2::text[]) where id = $1`, [id, searchVectorWords(words)])
  return made
}

/** What lists filter by, from the content: skills with what is above them, languages at every level up to the stated one. */
function derived({ skills, languages, countries }: ExpertContent) {
  const withAbove = (key: string) =>
    key.startsWith('isco:') ? [...key.slice(5)].map((_, index) => key.slice(0, 6 + index)) : key.length > 7 ? [key, key.slice(0, 7)] : [key]
  return {
    skills: [...new Set(skills.flatMap(({ key }) => (key ? withAbove(key) : [])))],
    languages: languages.flatMap(({ tag, level }) => CEFR.slice(0, CEFR.indexOf(level) + 1).map((up) => `${tag}:${up}`)),
    countries: countries.map(({ code }) => code),
  }
}
