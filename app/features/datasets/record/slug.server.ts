import slugify from '@sindresorhus/slugify'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import type { Transaction } from '#app/platform/db/transaction.server.ts'

const LONGEST = 60
/** Addresses of pages that stand beside those of datasets. */
const TAKEN = new Set(['new', 'v', 'export'])

/** Latin letters, digits and hyphens from a title in any script; `dataset` where nothing is left. */
export function slugOf(title: string): string {
  const slug = slugify(title.slice(0, 500), { customReplacements: [['&', ' ']] })
  const short = slug.length > LONGEST ? slug.slice(0, LONGEST).replace(/-[^-]*$/, '') : slug
  return short && !TAKEN.has(short) ? short : 'dataset'
}

const isLatin = (title: string) => (title.match(/\p{Script=Latin}/gu)?.length ?? 0) > (title.match(/\p{L}/gu)?.length ?? 0) / 2

/** The title that an address is made from: in its own language, where that is written in Latin letters; else one that is: transliterated, few can read it. */
function titleForSlug(title: LanguageText, sourceLanguage: string | undefined): string {
  const inOrder = [sourceLanguage ?? '', 'en', 'fr', 'es', 'pt', ...Object.keys(title)].flatMap((language) => title[language] ?? [])
  return inOrder.find(isLatin) ?? inOrder[0] ?? ''
}

/** Gives a dataset its address, once and for ever: from its title, numbered where another has it. */
export async function giveSlug(
  tx: Transaction,
  recordId: string,
  title: LanguageText,
  sourceLanguage: string | undefined,
): Promise<string> {
  const wanted = slugOf(titleForSlug(title, sourceLanguage))
  // Titles that are given at once to two datasets wait here for one another.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`dataset slug ${wanted}`}, 0))`
  const taken = await tx.dataset.findMany({ where: { slug: { startsWith: wanted } }, select: { slug: true } })
  const isFree = (slug: string) => !taken.some((other) => other.slug === slug)
  let slug = wanted
  for (let number = 2; !isFree(slug); number += 1) slug = `${wanted}-${number}`
  await tx.dataset.create({ data: { recordId, slug } })
  return slug
}
