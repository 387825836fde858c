import { z } from 'zod'
import { CEFR } from '#app/features/classifications/cefr.ts'
import { windowsAhead } from '#app/features/expertise/availability.ts'
import { CONFIDENCES, CONTEXTS, WORK_MODES } from '#app/features/expertise/content.ts'
import { publicExpertPath } from '#app/features/expertise/paths.ts'
import { vouchedFor } from '#app/features/expertise/vouched.ts'
import type { ListPage } from '#app/features/filters/list-page.ts'
import { instantJson, languageTextJson } from '#app/features/projects/queries/json-shapes.ts'
import { today } from '#app/features/provenance/today.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { ExpertFilters } from './expert-filters.ts'
import { countExperts, listExperts, type ListedExpert } from './list-experts.server.ts'

export const expertJsonShape = z.object({
  id: z.uuid(),
  kind: z.enum(['person', 'team']),
  name: z.string().nullable().describe('Null where the person does not show it.'),
  pseudonym: z.string().nullable().describe('What the person is called instead; null where the name is shown.'),
  workspace: z.string().describe('Slug of the workspace whose roster has the profile.'),
  url: z.url(),
  headline: languageTextJson,
  summary: languageTextJson,
  skills: z.array(
    z.object({
      skill: z.string().optional().describe('`isco:` or `dac:` and a code.'),
      words: languageTextJson.optional().describe('Where no code fits.'),
      level: z.number().int().min(1).max(4),
      confidence: z.enum(CONFIDENCES).describe('How far the level is vouched for today.'),
    }),
  ),
  languages: z.array(z.object({ tag: z.string(), level: z.enum(CEFR) })),
  countries: z.array(z.object({ code: z.string(), lastYear: z.number().int().optional() })).describe('Worked there.'),
  contexts: z.array(z.enum(CONTEXTS)),
  base: z.string().nullable().describe('ISO 3166-1 alpha-2.'),
  mode: z.enum(WORK_MODES),
  availability: z.array(z.object({ from: z.iso.date(), to: z.iso.date() })).describe('From today on.'),
  updatedAt: instantJson,
})
export const expertListJson = z.object({
  items: z.array(expertJsonShape),
  next: z.string().nullable().describe('The cursor of the next page; null on the last.'),
  total: z.number().int(),
})

/** A page of the experts who let everybody see them: what their public pages say, and nothing that is for coordinators or the workspace. */
export async function listExpertsJson(filters: ExpertFilters, page: ListPage, origin: string): Promise<z.infer<typeof expertListJson>> {
  const scope = { kind: 'directory', coordinates: false } as const
  const [{ items, next }, total] = await Promise.all([listExperts(scope, filters, page), countExperts(scope, filters)])
  const homes = await db.workspace.findMany({
    where: { id: { in: items.map(({ workspaceId }) => workspaceId) } },
    select: { id: true, slug: true },
  })
  const slugs = new Map(homes.map(({ id, slug }) => [id, slug]))
  return { items: items.map((expert) => expertJson(expert, { origin, workspace: slugs.get(expert.workspaceId) ?? '' })), next, total }
}

function expertJson(
  { id, kind, name, pseudonym, showsName, content, vouchings, updatedAt }: ListedExpert,
  { origin, workspace }: { origin: string; workspace: string },
): z.infer<typeof expertJsonShape> {
  const day = today()
  return {
    id,
    kind: kind === 'TEAM' ? 'team' : 'person',
    name: showsName ? name : null,
    pseudonym: showsName ? null : pseudonym,
    workspace,
    url: origin + publicExpertPath('en', id),
    headline: { ...content.headline },
    summary: { ...content.summary },
    skills: content.skills.map((skill) => ({
      ...(skill.key ? { skill: skill.key } : {}),
      ...(skill.words ? { words: { ...skill.words } } : {}),
      level: skill.level,
      confidence: vouchedFor(skill, vouchings, day).confidence,
    })),
    languages: content.languages.map(({ tag, level }) => ({ tag, level })),
    countries: content.countries.map(({ code, lastYear }) => ({ code, ...(lastYear ? { lastYear } : {}) })),
    contexts: content.contexts,
    base: content.base ?? null,
    mode: content.mode,
    availability: windowsAhead(content.availability, day).map(({ from, to }) => ({ from, to })),
    updatedAt: updatedAt.toISOString(),
  }
}
