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

/** Gives a dataset its address, once and for ever: from its title in its own language, numbered where another has it. */
export async function giveSlug(
  tx: Transaction,
  recordId: string,
  title: LanguageText,
  sourceLanguage: string | undefined,
): Promise<string> {
  const wanted = slugOf(title[sourceLanguage ?? ''] ?? Object.values(title)[0] ?? '')
  // Titles that are given at once to two datasets wait here for one another.
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`dataset slug ${wanted}`}, 0))`
  const taken = await tx.dataset.findMany({ where: { slug: { startsWith: wanted } }, select: { slug: true } })
  const isFree = (slug: string) => !taken.some((other) => other.slug === slug)
  let slug = wanted
  for (let number = 2; !isFree(slug); number += 1) slug = `${wanted}-${number}`
  await tx.dataset.create({ data: { recordId, slug } })
  return slug
}
