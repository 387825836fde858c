import { describe as group, expect, test } from 'vitest'
import { projectWords } from '#app/features/projects/queries/project-words.server.ts'
import type { JsonObject } from '#app/features/provenance/content.ts'
import { describe } from '#app/features/provenance/describe-value.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

const said = (path: string, value: JsonObject | string, language: Language = 'fr') =>
  describe(path, value, language, projectWords(language)).replace(/[\u00a0\u202f]/g, ' ')

group('a row in the history', () => {
  test('says what each value is, in the order of the form', () => {
    const budget = { end: '2029-12-31', type: '1', start: '2027-01-01', value: { amount: '99.50', currency: 'EUR' }, status: '1' }
    expect(said('budgets/r0000001', budget)).toBe(
      'Type : Original · Statut : Indicatif · Début de la période : 1er janv. 2027 · Fin de la période : 31 déc. 2029 · Montant : 99,50 EUR',
    )
  })

  test('names codes: countries, areas, vocabularies, languages, yes and no', () => {
    const place = { admin1: 'SN-KE', country: 'SN', precision: 'exact', publicPrecision: 'admin1', name: { fr: 'Saraya', wo: 'Saraya' } }
    expect(said('places/r0000001', place)).toBe(
      'Pays du lieu : Sénégal · Région : Kédougou · Nom du lieu : Saraya · Nom du lieu (wolof) : Saraya · Précision connue : Point exact · Précision publique : Région',
    )
    expect(said('documents/r0000001', { url: 'https://a.example', language: 'fr' })).toBe(
      'Adresse du document : https://a.example · Langue du document : français',
    )
    expect(said('sectors/r0000001', { vocabulary: '2', code: '140', percentage: '33.33' })).toMatch(
      /^Nomenclature du secteur : .*OCDE.* · Secteur : Distribution d’eau.* · Part du secteur : 33,33 %$/,
    )
    expect(said('contacts/r0000001', { public: false, email: 'a@b.example' })).toBe(
      'Visibilité : Interne · Adresse électronique : a@b.example',
    )
    expect(said('humanitarian', 'yes')).toBe('Oui')
  })

  test('has Arabic digits in Arabic', () => {
    expect(said('places/r0000001', { point: { lat: 14.5, lon: 17 } }, 'ar')).toMatch(/١٤٫٥ · .*١٧$/)
    expect(said('countries/r0000001', { code: 'SN', percentage: '99.99' }, 'ar')).toMatch(/السنغال.*٩٩٫٩٩/)
  })

  test('has a label for all that a source may give', () => {
    const vocabulary = { vocabulary: '99', code: 'x', name: { en: 'X' }, vocabularyUri: 'https://v.example', percentage: '5' }
    const mention = { ref: 'X', type: '10', name: { en: 'X' }, activity: 'X-1' }
    const rows: Record<string, JsonObject> = {
      sectors: vocabulary,
      regions: vocabulary,
      countries: { code: 'SN', name: { en: 'X' } },
      organisations: { ...mention, role: '1' },
      transactions: {
        provider: mention,
        receiver: mention,
        country: 'SN',
        region: { vocabulary: '1', code: '298' },
        humanitarian: true,
        ref: '5',
      },
      documents: { category: 'A01', format: 'text/plain', date: '2026-01-01' },
    }
    for (const [table, row] of Object.entries(rows)) expect(said(`${table}/r0000001`, row), table).not.toMatch(/field\.|short\.|-name|-ref/)
  })
})
