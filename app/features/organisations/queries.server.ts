import { NO_FILTERS } from '#app/features/filters/filters.ts'
import { countryName } from '#app/features/classifications/countries.ts'
import { nameOf } from '#app/features/classifications/names.ts'
import { listNeeds } from '#app/features/needs/queries/list-needs.server.ts'
import { needResult, type NeedResult } from '#app/features/needs/queries/need-result.server.ts'
import { listProjects } from '#app/features/projects/queries/list-projects.server.ts'
import { projectResult, type ProjectResult } from '#app/features/projects/queries/project-result.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import { logoPath } from '#app/features/workspaces/paths.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

type Shown<Result> = { results: Result[]; total: number; href: string | null }

export type OrganisationView = {
  name: TaggedText
  ref: string | null
  formerRefs: string[]
  aliases: string[]
  type: string | null
  country: string | null
  /** What its workspaces say of themselves; those that say nothing are left out. */
  profiles: OrganisationProfile[]
  /** What its workspaces published. */
  projects: Shown<ProjectResult>
  needs: Shown<NeedResult>
  /** Published projects of anyone that name it by its exact identifier. */
  partOf: Shown<ProjectResult>
}

export type OrganisationProfile = {
  slug: string
  name: TaggedText
  description: TaggedText | null
  website: string | null
  contact: string | null
  logo: string | null
}

const SHOWN = 10
const NEWEST = { sort: { field: 'updated', descending: true }, cursor: null, limit: SHOWN }

/** An organisation of the register and what it does here; one that was merged is not found here, see find-by-ref.server.ts. Throws `not-found`. */
export async function getOrganisation(actor: Actor, organisationId: string, language: Language): Promise<OrganisationView> {
  const found = isUuid(organisationId)
    ? await db.organisation.findUnique({
        where: { id: organisationId },
        include: {
          workspaces: {
            select: { slug: true, name: true, description: true, website: true, contact: true, logoHash: true },
            orderBy: { slug: 'asc' },
            take: 20,
          },
        },
      })
    : null
  if (!found || found.mergedIntoId) throw notFound('organisation')
  const workspace = found.workspaces.map(({ slug }) => slug)
  const own = { ...NO_FILTERS, workspace: workspace.length > 0 ? workspace : ['-'] }
  const refs = [...(found.ref ? [found.ref] : []), ...found.formerRefs]
  const named = { ...NO_FILTERS, organisation: refs.length > 0 ? refs : ['-'] }
  const [projects, needs, partOf] = await Promise.all([
    listProjects(actor, 'published', own, NEWEST),
    listNeeds(actor, own, { ...NEWEST, sort: { field: 'severity', descending: true } }),
    listProjects(actor, 'published', named, NEWEST),
  ])
  const query = `workspace=${workspace.join(',')}`
  return {
    name: taggedText(found.name as LanguageText, language) ?? { text: found.ref ?? found.id, lang: '', dir: 'auto' },
    ref: found.ref,
    formerRefs: found.formerRefs,
    aliases: found.aliases,
    type: found.type ? (nameOf('OrganisationType', found.type, language)?.name ?? found.type) : null,
    country: found.country ? countryName(found.country, language) : null,
    profiles: found.workspaces.flatMap((one) => profileOf(one, language)),
    projects: {
      results: projects.items.map((card) => projectResult(card, language)),
      total: projects.total,
      href: projects.next ? `/${language}/projects?${query}` : null,
    },
    needs: {
      results: needs.items.map((card) => needResult(card, language)),
      total: needs.total,
      href: needs.next ? `/${language}/needs?${query}` : null,
    },
    partOf: {
      results: partOf.items.map((card) => projectResult(card, language)),
      total: partOf.total,
      href: partOf.next ? `/${language}/projects?organisation=${encodeURIComponent(refs.join(','))}` : null,
    },
  }
}

type SaidOfItself = {
  slug: string
  name: unknown
  description: unknown
  website: string | null
  contact: string | null
  logoHash: string | null
}

function profileOf({ slug, website, contact, logoHash, ...texts }: SaidOfItself, language: Language): OrganisationProfile[] {
  const description = taggedText(texts.description as LanguageText, language)
  if (!description && !website && !contact && !logoHash) return []
  const name = taggedText(texts.name as LanguageText, language) ?? { text: slug, lang: '', dir: 'auto' as const }
  return [{ slug, name, description, website, contact, logo: logoHash && logoPath(logoHash) }]
}
