import { requireAdmin } from '#app/features/accounts/require-admin.ts'
import { countryName } from '#app/features/classifications/countries.ts'
import { languageName } from '#app/features/classifications/languages.ts'
import { nameOf } from '#app/features/classifications/names.ts'
import { findObstacles, type UndoObstacle } from '#app/features/organisations/mutations/undo-merge.server.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { isUuid } from '#app/features/provenance/read-record.server.ts'
import { taggedText, type TaggedText } from '#app/features/provenance/tagged-text.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { nameOfOrganisation } from './list-register.server.ts'
import { listPairsOf, type PairLine } from './list-pairs.server.ts'

export type RegisterEntry = {
  id: string
  revision: number
  name: TaggedText
  names: { language: string; text: string }[]
  raw: { name: LanguageText; type: string | null; country: string | null }
  ref: string | null
  formerRefs: string[]
  aliases: string[]
  type: string | null
  country: string | null
  workspaces: { slug: string; id: string; name: TaggedText }[]
  pairs: PairLine[]
  merges: { id: string; name: TaggedText; at: string; by: string | null; undone: boolean; obstacles: UndoObstacle[] }[]
}

/** An organisation for who keeps the register. Throws `not-found` for everybody else, for one that does not exist, and for one that was merged. */
export async function getRegisterEntry(actor: Actor, organisationId: string, language: Language): Promise<RegisterEntry> {
  requireAdmin(actor)
  const found = isUuid(organisationId)
    ? await db.organisation.findUnique({
        where: { id: organisationId },
        include: { workspaces: { select: { id: true, slug: true, name: true }, orderBy: { slug: 'asc' }, take: 200 } },
      })
    : null
  if (!found || found.mergedIntoId) throw notFound('organisation')
  const [merges, pairs] = await Promise.all([mergesOf(found.id, language), listPairsOf(actor, found.id, language)])
  const name = found.name as LanguageText
  return {
    id: found.id,
    revision: found.revision,
    name: nameOfOrganisation(found, language),
    names: Object.entries(name).map(([tag, text]) => ({ language: languageName(tag, language), text })),
    raw: { name, type: found.type, country: found.country },
    ref: found.ref,
    formerRefs: found.formerRefs,
    aliases: found.aliases,
    type: found.type ? (nameOf('OrganisationType', found.type, language)?.name ?? found.type) : null,
    country: found.country ? countryName(found.country, language) : null,
    workspaces: found.workspaces.map(({ id, slug, name: own }) => ({
      id,
      slug,
      name: taggedText(own as LanguageText, language) ?? { text: slug, lang: '', dir: 'auto' },
    })),
    pairs,
    merges,
  }
}

const MOST_MERGES = 50

async function mergesOf(keptId: string, language: Language): Promise<RegisterEntry['merges']> {
  const merges = await db.organisationMerge.findMany({ where: { keptId }, orderBy: [{ at: 'desc' }, { id: 'desc' }], take: MOST_MERGES })
  const [organisations, people] = await Promise.all([
    db.organisation.findMany({
      where: { id: { in: merges.map(({ mergedId }) => mergedId) } },
      select: { id: true, name: true, ref: true },
    }),
    db.user.findMany({ where: { id: { in: merges.flatMap(({ byId }) => byId ?? []) } }, select: { id: true, name: true } }),
  ])
  return Promise.all(
    merges.map(async (merge) => {
      const merged = organisations.find(({ id }) => id === merge.mergedId) ?? { id: merge.mergedId, name: {}, ref: null }
      return {
        id: merge.id,
        name: nameOfOrganisation(merged, language),
        at: merge.at.toISOString(),
        by: people.find(({ id }) => id === merge.byId)?.name ?? null,
        undone: merge.undoneAt !== null,
        obstacles: merge.undoneAt ? [] : await findObstacles(merge),
      }
    }),
  )
}
