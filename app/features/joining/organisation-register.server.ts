import { foldText, foldWords } from '#app/features/classifications/folding.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import { sql } from '#app/platform/db/client.server.ts'
import { publicMemory } from '#app/platform/db/public-memory.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** An organisation of the register as it is found: by words of its names in any language, or by its identifier. */
export type Registered = { id: string; ref: string | null; name: LanguageText; country: string | null; words: string[] }

const kept = publicMemory<Registered[]>(1)
/** The register is read whole; it holds what partners are called, not what they do. */
const MOST = 50_000
const SHOWN = 12

const readRegister = () =>
  kept('all', async () => {
    const rows = await sql<Omit<Registered, 'words'>>(
      `select id, ref, name, country from organisation where merged_into_id is null order by id limit ${MOST}`,
    )
    return rows.map((row) => ({ ...row, words: [...new Set([...Object.values(row.name), row.ref ?? ''].flatMap(foldWords))] }))
  })

/** Organisations of which every typed word begins a word of a name or of the identifier, at most a dozen. */
export async function searchOrganisations(typed: string, language: Language): Promise<{ value: string; label: string }[]> {
  const words = foldWords(typed.slice(0, 200))
  const ref = typed.trim().toLowerCase()
  if (words.length === 0) return []
  const found: Registered[] = []
  for (const organisation of await readRegister()) {
    if (organisation.ref?.toLowerCase() === ref) found.unshift(organisation)
    else if (words.every((word) => organisation.words.some((known) => known.startsWith(word)))) found.push(organisation)
    if (found.length >= 200) break
  }
  return found.slice(0, SHOWN).map((organisation) => ({ value: organisation.id, label: labelOf(organisation, language) }))
}

/** The organisation that was typed: by its identifier, or by a name in full that only one has. Null for none. */
export async function organisationTyped(typed: string, language: Language): Promise<Registered | null> {
  if (foldText(typed) === '') return null
  const register = await readRegister()
  const byRef = register.find(({ ref }) => ref !== null && ref.toLowerCase() === typed.trim().toLowerCase())
  if (byRef) return byRef
  const named = register.filter((organisation) => isCalled(organisation, typed, language))
  return named.length === 1 ? (named[0] ?? null) : null
}

/** Whether a text is how an organisation is shown, or one of its names. Pure. */
export function isCalled(organisation: Registered, typed: string, language: Language): boolean {
  const text = foldText(typed)
  return foldText(labelOf(organisation, language)) === text || Object.values(organisation.name).some((name) => foldText(name) === text)
}

export async function registeredOrganisation(organisationId: string): Promise<Registered | null> {
  return (await readRegister()).find(({ id }) => id === organisationId) ?? null
}

/** How alike two names are: the share of their words that both have, 0 to 1. Words of one letter say nothing. Pure. */
export function likeness(one: readonly string[], other: readonly string[]): number {
  const [a, b] = [one, other].map((words) => new Set(words.filter((word) => word.length > 1))) as [Set<string>, Set<string>]
  const shared = [...a].filter((word) => b.has(word)).length
  return shared === 0 ? 0 : shared / (a.size + b.size - shared)
}

const ALIKE = 0.5

/** Organisations of the register whose name in any language is like the one given, the most alike first. */
export async function similarOrganisations(name: string, most = 5): Promise<Registered[]> {
  const words = foldWords(name)
  const scored = (await readRegister()).map((organisation) => ({
    organisation,
    score: Math.max(...Object.values(organisation.name).map((one) => likeness(words, foldWords(one))), 0),
  }))
  return scored
    .filter(({ score }) => score >= ALIKE)
    .sort((a, b) => b.score - a.score)
    .slice(0, most)
    .map(({ organisation }) => organisation)
}

export const labelOf = ({ name, ref, id }: Pick<Registered, 'name' | 'ref' | 'id'>, language: Language) =>
  ref ? `${plainText(name, language, id)} (${ref})` : plainText(name, language, id)
