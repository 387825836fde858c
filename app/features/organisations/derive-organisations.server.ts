import { foldText } from '#app/features/classifications/folding.ts'
import { vectorWords } from '#app/features/filters/search-words.ts'
import { acronymsOf } from '#app/features/organisations/duplicates/name-pieces.ts'
import { keysOf, likelyPair, type KnownOrganisation } from '#app/features/organisations/duplicates/likely-pair.ts'
import { chooseText, type LanguageText } from '#app/features/provenance/language-text.ts'
import { db } from '#app/platform/db/client.server.ts'
import { inTransaction, type Transaction } from '#app/platform/db/transaction.server.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'
import { holding } from '#app/platform/jobs/exclusive.server.ts'

/** The most pairs that are kept of one organisation, the likeliest first, and the most that are looked at of one key. */
const MOST_WORDS = 1000
const MOST_PAIRS = 20
const MOST_OF_A_KEY = 30
const BATCH = 200

const select = {
  id: true,
  ref: true,
  formerRefs: true,
  name: true,
  aliases: true,
  country: true,
  mergedIntoId: true,
  revision: true,
} as const

type Row = {
  id: string
  ref: string | null
  formerRefs: string[]
  name: unknown
  aliases: string[]
  country: string | null
  mergedIntoId: string | null
  revision: number
}

/** Brings what search, order and the list of likely duplicates need up to date, for whatever of the register is behind. */
export async function deriveRegister(): Promise<void> {
  await holding('organisation-register', async () => {
    for (;;) {
      const behind = await db.$queryRaw<{ id: string }[]>`
        select id::text as id from organisation where indexed_revision is distinct from revision order by id limit ${BATCH}`
      if (behind.length === 0) return
      await inTransaction((tx) =>
        deriveOrganisations(
          tx,
          behind.map(({ id }) => id),
        ),
      )
    }
  })
}

/** The same for some organisations, within the transaction that changes them. */
export async function deriveOrganisations(tx: Transaction, ids: readonly string[]): Promise<void> {
  const rows: Row[] = await tx.organisation.findMany({ where: { id: { in: [...ids] } }, select })
  await keepWords(tx, rows)
  await keepKeys(tx, rows)
  await keepPairs(tx, rows)
}

async function keepWords(tx: Transaction, rows: readonly Row[]): Promise<void> {
  const words = rows.map((row) => ({
    id: row.id,
    revision: row.revision,
    words: vectorWords({ titles: namesOf(row), codes: acronymsOf(namesOf(row)), texts: refsOf(row) }, MOST_WORDS),
    names: Object.fromEntries(
      LANGUAGES.map((language) => [
        language,
        foldText(chooseText(row.name as LanguageText, language)?.text ?? row.ref ?? '').slice(0, 200),
      ]),
    ),
  }))
  await tx.$executeRaw`
    update organisation set indexed_revision = (given->>'revision')::int, sort_names = given->'names',
      search = array_to_tsvector(array(select jsonb_array_elements_text(given->'words')))
    from jsonb_array_elements(${JSON.stringify(words)}::jsonb) given where organisation.id = (given->>'id')::uuid`
}

async function keepKeys(tx: Transaction, rows: readonly Row[]): Promise<void> {
  await tx.organisationKey.deleteMany({ where: { organisationId: { in: rows.map(({ id }) => id) } } })
  const data = rows
    .filter(({ mergedIntoId }) => mergedIntoId === null)
    .flatMap((row) => keysOf(known(row)).map((key) => ({ key, organisationId: row.id })))
  await tx.organisationKey.createMany({ data, skipDuplicates: true })
}

/** What somebody said of a pair stays; the rest is found anew. */
async function keepPairs(tx: Transaction, rows: readonly Row[]): Promise<void> {
  const ids = rows.map(({ id }) => id)
  await tx.$executeRaw`delete from organisation_pair where distinct_at is null and (first_id = any(${ids}::uuid[]) or second_id = any(${ids}::uuid[]))`
  const candidates = await tx.$queryRaw<{ id: string; others: string[] }[]>`
    select own.organisation_id::text as id, array_agg(distinct other.organisation_id::text) as others
    from organisation_key own
    join lateral (select organisation_id from organisation_key where key = own.key and organisation_id <> own.organisation_id limit ${MOST_OF_A_KEY}) other on true
    where own.organisation_id = any(${ids}::uuid[]) group by own.organisation_id`
  const others: Row[] = await tx.organisation.findMany({
    where: { id: { in: [...new Set(candidates.flatMap((found) => found.others))] } },
    select,
  })
  const byId = new Map([...others, ...rows].map((row) => [row.id, known(row)]))
  const data = candidates.flatMap(({ id, others: found }) => {
    const own = byId.get(id)
    const pairs = found.flatMap((otherId) => {
      const other = byId.get(otherId)
      const pair = own && other ? likelyPair(own, other) : null
      const [firstId, secondId] = id < otherId ? [id, otherId] : [otherId, id]
      return pair ? [{ firstId, secondId, ...pair }] : []
    })
    return pairs.sort((a, b) => b.score - a.score).slice(0, MOST_PAIRS)
  })
  await tx.organisationPair.createMany({ data, skipDuplicates: true })
}

const namesOf = ({ name, aliases }: Row): string[] => [...Object.values(name as LanguageText), ...aliases]
const refsOf = ({ ref, formerRefs }: Row): string[] => [...(ref ? [ref] : []), ...formerRefs]
const known = (row: Row): KnownOrganisation => ({ id: row.id, refs: refsOf(row), names: namesOf(row), country: row.country })
