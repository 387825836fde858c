import { isCountry } from '#app/features/classifications/countries.ts'
import { isKnownCode } from '#app/features/classifications/names.server.ts'
import { VISIBILITIES } from '#app/features/datasets/record/content.ts'
import { FREQUENCY_NAMES } from '#app/features/datasets/record/freshness.ts'
import { findLicence } from '#app/features/datasets/record/licences.ts'
import type { FieldKinds } from '#app/features/provenance/posted-edits.ts'
import { day, email, listed, matching, words } from '#app/features/provenance/typed-values.ts'

const NAME = words(300)
const TEXT = words(100_000)
const among = (values: readonly string[]) => listed((value) => values.includes(value))

/**
 * How each field of a dataset's form is read, in the form's order. `linkable` are the projects and needs that its writer may
 * name; `columns` the rows of the dictionary that its file has.
 */
export function datasetFields(linkable: ReadonlySet<string> = new Set()): FieldKinds {
  return {
    'title@': NAME,
    'summary@': TEXT,
    'method@': TEXT,
    'caveats@': TEXT,
    'change@': TEXT,
    visibility: among(VISIBILITIES),
    licence: listed((id) => findLicence(id) !== undefined),
    frequency: among(FREQUENCY_NAMES),
    from: day,
    to: day,
    'countries/*/code': listed(isCountry),
    'sectors/*/code': listed((code) => isKnownCode('Sector', code)),
    'facts/contact/name': NAME,
    'facts/contact/email': email,
    'columns/*/label@': NAME,
    'columns/*/description@': words(5000),
    'links/*/recordId': matching(/^[0-9a-f-]{36}$/, 'notLinkable').refine(
      (id) => typeof id !== 'string' || linkable.has(id),
      'notLinkable',
    ),
  }
}
