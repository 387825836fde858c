import { isWritten } from '#app/features/provenance/quality-texts.ts'
import { sharesComplete, totalsHundred } from '#app/features/projects/hindrances.ts'
import { countFlows, type ProjectRule, type ProjectSubject } from './subject.ts'

/** True where a classification stands at each transaction instead of the project (IATI's rules 6.2.2, 6.7.2). */
const inEveryFlow = ({ flows }: ProjectSubject, of: 'withSectors' | 'withPlaces') =>
  countFlows(flows) > 0 && flows.every((flow) => flow[of] === flow.count)

/**
 * What the project is about, where it acts and with whom. From IATI's standard ruleset for 2.03: sectors, and countries or
 * regions, are stated and total 100, each vocabulary of sectors by itself; an organisation has an identifier or a name
 * (6.10.1). A funding and an implementing organisation, and a place below the country, are indicators of the Aid
 * Transparency Index (Publish What You Fund); a point is what the portal's map needs.
 */
export const SCOPE_RULES: readonly ProjectRule[] = [
  {
    key: 'sectors',
    kind: 'completeness',
    points: 6,
    check: (subject) => (subject.content.sectors.length > 0 || inEveryFlow(subject, 'withSectors') ? 'kept' : { step: 'sectors' }),
  },
  {
    key: 'sectorShares',
    kind: 'consistency',
    points: 4,
    check: ({ content: { sectors } }) =>
      sectors.length === 0 ? 'beside' : totalsHundred(sectors) ? 'kept' : shareAt('sectors', 'sectors', sectors),
  },
  {
    key: 'sectorCodes',
    kind: 'completeness',
    points: 2,
    check: ({ content: { sectors } }) => {
      if (sectors.length === 0) return 'beside'
      return sectors.some(({ vocabulary, code }) => vocabulary === '1' && /^\d{5}$/.test(code)) ? 'kept' : { step: 'sectors' }
    },
  },
  {
    key: 'countries',
    kind: 'completeness',
    points: 6,
    check: (subject) => {
      const { countries, regions } = subject.content
      return countries.length + regions.length > 0 || inEveryFlow(subject, 'withPlaces') ? 'kept' : { step: 'countries' }
    },
  },
  {
    key: 'countryShares',
    kind: 'consistency',
    points: 4,
    check: ({ content: { countries, regions } }) => {
      if (countries.length + regions.length === 0) return 'beside'
      if (sharesComplete([...countries, ...regions])) return 'kept'
      return countries.length > 0 ? shareAt('countries', 'countries', countries) : shareAt('countries', 'regions', regions)
    },
  },
  {
    key: 'places',
    kind: 'completeness',
    points: 5,
    check: ({ content: { places } }) => (places.length > 0 ? 'kept' : { step: 'places', row: 'new' }),
  },
  {
    key: 'placePoint',
    kind: 'completeness',
    points: 3,
    check: ({ content: { places } }) => {
      const [first] = places
      if (!first) return 'beside'
      return places.some(({ point }) => point) ? 'kept' : { step: 'places', row: first.id, field: `places/${first.id}/point/lat` }
    },
  },
  {
    key: 'placeCountry',
    kind: 'consistency',
    points: 2,
    check: ({ content: { places, countries } }) => {
      const stated = places.filter(({ country }) => country)
      if (stated.length === 0 || countries.length === 0) return 'beside'
      const outside = stated.find(({ country }) => !countries.some(({ code }) => code === country))
      return outside ? { step: 'places', row: outside.id, field: `places/${outside.id}/country` } : 'kept'
    },
  },
  {
    key: 'placeWhere',
    kind: 'consistency',
    points: 3,
    check: ({ content: { places }, misplaced }) => {
      if (!places.some(({ point }) => point)) return 'beside'
      const [first] = misplaced
      return first === undefined ? 'kept' : { step: 'places', row: first, field: `places/${first}/point/lat` }
    },
  },
  organisationRule('funder', '1'),
  organisationRule('implementer', '4'),
  {
    key: 'organisationNames',
    kind: 'consistency',
    points: 3,
    check: ({ content: { organisations } }) => {
      if (organisations.length === 0) return 'beside'
      const nameless = organisations.find(({ ref, name }) => !ref && !isWritten(name))
      return nameless ? { step: 'organisations', row: nameless.id, field: `organisations/${nameless.id}/name@` } : 'kept'
    },
  },
  {
    key: 'organisationRefs',
    kind: 'completeness',
    points: 2,
    check: ({ content: { organisations } }) => {
      const main = organisations.filter(({ role }) => role === '1' || role === '4')
      if (main.length === 0) return 'beside'
      const unknown = main.find(({ ref }) => !ref)
      return unknown ? { step: 'organisations', row: unknown.id, field: `organisations/${unknown.id}/ref` } : 'kept'
    },
  },
]

/** At the share that is missing, else at the first. */
function shareAt(step: 'sectors' | 'countries', table: string, rows: readonly { id: string; percentage?: string | undefined }[]) {
  const row = rows.find(({ percentage }) => !percentage) ?? rows[0]
  return { step, field: `${table}/${row?.id}/percentage` }
}

/** An organisation takes part in a role of the list OrganisationRole. */
function organisationRule(key: string, role: string): ProjectRule {
  return {
    key,
    kind: 'completeness',
    points: 5,
    check: ({ content: { organisations } }) =>
      organisations.some((organisation) => organisation.role === role) ? 'kept' : { step: 'organisations', row: 'new' },
  }
}
