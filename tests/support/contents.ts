import type { ProjectContent } from '#app/features/projects/content.ts'
import type { NeedContent } from '#app/features/needs/content.ts'

/** A project that may be submitted, with what a test changes. */
export function projectContent(more: Partial<ProjectContent> = {}): ProjectContent {
  return {
    facts: { iatiStatus: '2', plannedStart: '2026-01-01', plannedEnd: '2027-12-31', defaultCurrency: 'EUR', sourceLanguage: 'fr' },
    texts: {
      title: { fr: 'Forages à Kaffrine', en: 'Boreholes in Kaffrine' },
      description: { fr: 'Vingt forages.' },
      objectives: {},
      targetGroups: {},
    },
    sectors: [{ id: 'r0000001', vocabulary: '1', code: '14030', percentage: '100' }],
    countries: [{ id: 'r0000001', code: 'SN', percentage: '100' }],
    regions: [],
    places: [],
    organisations: [{ id: 'r0000001', role: '4', ref: 'SN-X-1', name: { fr: 'Direction de l’hydraulique' } }],
    budgets: [{ id: 'r0000001', type: '1', start: '2026-01-01', end: '2026-12-31', value: { amount: '1234.50', currency: 'EUR' } }],
    transactions: [],
    documents: [],
    contacts: [],
    related: [],
    narratives: [],
    ...more,
  }
}

/** A need that may be submitted, with what a test changes. */
export function needContent(more: Partial<NeedContent> = {}): NeedContent {
  return {
    facts: {
      kind: 'goods',
      severity: 4,
      sector: '14030',
      peopleAffected: 1200,
      quantity: { number: '300', unit: 'kits' },
      from: '2026-06-01',
      place: { point: { lat: 14.1, lon: -15.55 }, country: 'SN', admin1: 'SN-KA', precision: 'exact', publicPrecision: 'exact' },
    },
    texts: { title: { fr: 'Kits de purification' }, summary: { fr: 'Trois cents kits.' } },
    projects: [],
    skills: [],
    languages: [],
    ...more,
  }
}
