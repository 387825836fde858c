import i18next, { type TFunction } from 'i18next'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { CODE_LISTS } from '#app/features/iati/finding-codes.ts'
import { REFUSAL_REASONS } from '#app/features/iati/refusal.ts'
import { LANGUAGES } from '#app/platform/i18n/languages.ts'

type Texts = { refusal: Record<string, string>; failed: Record<string, string>; finding: Record<string, string | Record<string, string>> }

const textsIn = (language: string) => JSON.parse(readFileSync(`locales/${language}/iati.json`, 'utf8')) as Texts

const inLanguage = (language: string): Promise<TFunction> =>
  i18next.createInstance().init({
    lng: language,
    ns: ['iati'],
    defaultNS: 'iati',
    interpolation: { escapeValue: false },
    resources: { [language]: { iati: textsIn(language) } },
  })

const folder = 'app/features/iati'
const code = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
  .join('\n')

const KINDS: Record<string, string[]> = {
  percentageMissing: ['Sectors', 'Places'],
  percentageSum: ['Sectors', 'Places'],
  bothLevels: ['Sector', 'Place'],
  missing: ['Sector', 'Place'],
  someTransactions: ['Sector', 'Place'],
}

/** The keys of a group as the code writes them; `${kind}` stands for either of two endings. */
function keysInCode(group: 'finding' | 'failed'): string[] {
  const written = [...code.matchAll(new RegExp(`['\`]${group}\\.(\\w+)(\\$\\{kind\\})?['\`]`, 'g'))]
  return [...new Set(written.flatMap(([, key = '', kind]) => (kind ? (KINDS[key] ?? []).map((ending) => key + ending) : [key])))].sort()
}

describe.each(LANGUAGES)('an officer who reads %s', (language) => {
  it('finds a sentence for each refusal, and none for what is never refused', () => {
    expect(Object.keys(textsIn(language).refusal).sort()).toEqual([...REFUSAL_REASONS].sort())
  })

  it('finds a sentence for each activity that cannot come in', () => {
    expect(Object.keys(textsIn(language).failed).sort()).toEqual(keysInCode('failed'))
  })

  it('finds a sentence for each finding and for each list of codes', () => {
    const { code: byList, ...others } = textsIn(language).finding
    expect(Object.keys(others).sort()).toEqual(keysInCode('finding'))
    expect(Object.keys(byList ?? {}).sort()).toEqual([...CODE_LISTS].sort())
  })
})

describe('the numbers in a sentence', () => {
  it('are in the digits and with the separators of its language', async () => {
    const params = { sum: '99.9999', vocabulary: '1' }
    expect((await inLanguage('fr'))('finding.percentageSumSectors', params)).toBe(
      'Les pourcentages des secteurs du vocabulaire 1 totalisent 99,9999\u00a0% au lieu de 100\u00a0%.',
    )
    expect((await inLanguage('en'))('refusal.textTooLong', { limit: 10_000_000 })).toBe('A text is longer than 10,000,000 characters.')
  })
})
