import { comparedName } from './name-pieces.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'

/** What a merge looks at of an organisation. */
export type MergedFacts = {
  ref: string | null
  formerRefs: readonly string[]
  name: LanguageText
  aliases: readonly string[]
  type: string | null
  country: string | null
}

export type MergePlan = {
  /** What the kept one is afterwards. */
  after: { ref: string | null; formerRefs: string[]; name: LanguageText; aliases: string[]; type: string | null; country: string | null }
  /** The kept one had no identifier, and takes the other's. */
  takesRef: boolean
}

/** What comes of two organisations that are one: the kept one's own facts stand, and what only the other has is added. Pure. */
export function planMerge(kept: MergedFacts, merged: MergedFacts): MergePlan {
  const takesRef = kept.ref === null && merged.ref !== null
  const ref = kept.ref ?? merged.ref
  const name = { ...merged.name, ...kept.name }
  const held = new Set([...Object.values(name), ...kept.aliases].map(comparedName))
  const aliases = [...kept.aliases]
  for (const other of [...Object.values(merged.name), ...merged.aliases]) {
    const compared = comparedName(other)
    if (held.has(compared)) continue
    held.add(compared)
    aliases.push(other)
  }
  const formerRefs = [...new Set([...kept.formerRefs, ...(merged.ref ? [merged.ref] : []), ...merged.formerRefs])].filter(
    (one) => one !== ref,
  )
  return { after: { ref, formerRefs, name, aliases, type: kept.type ?? merged.type, country: kept.country ?? merged.country }, takesRef }
}
