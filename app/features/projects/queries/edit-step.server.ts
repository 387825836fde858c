import { countryName } from '#app/features/classifications/countries.ts'
import { STEP_PARTS, type FieldStep, type RowStep } from '#app/features/projects/edit-steps.ts'
import type { ProjectContent, RegionShare, SectorShare } from '#app/features/projects/content.ts'
import { projectFields } from '#app/features/projects/schema.server.ts'
import { PROJECT_SHAPE } from '#app/features/projects/shape.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import { fieldValues, type FieldName } from '#app/features/provenance/field-names.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { isRowId, newRowId } from '#app/features/provenance/row-id.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import { languagesToAdd, writingLanguages } from '#app/features/provenance/writing-languages.server.ts'
import type { WritingLanguage } from '#app/features/provenance/components/language-texts.tsx'
import { db } from '#app/platform/db/client.server.ts'
import { notFound } from '#app/platform/errors/app-error.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { placeRemarks, type PlaceRemark } from './edit-place.server.ts'
import { codeName, rowOptions, stepOptions, type EditOptions } from './edit-options.server.ts'

type Texts = { languages: WritingLanguage[]; languagesToAdd: { code: string; name: string }[] }

/** One row of shares of a hundred, named for the reader. */
export type ShareRow = {
  path: string
  name: string
  /** Shares of one group total 100; null: the group one adds to. */ group: string | null
}

/** The form of a step: what its fields hold, and what may be chosen. */
export type StepForm = {
  values: Record<FieldName, string>
  options: EditOptions
  texts: Texts
  shares: ShareRow[]
  /** Ids of the rows that the form may add, made with the page so that a form sent twice adds one. */
  newRows: { first: string; second: string }
}

type Wanted = { projectId: string; language: Language; /** More languages to write in. */ languages: readonly string[] }

/** Reads the form of a step. The caller has seen to it that its reader may edit the project. */
export async function getStepForm(step: FieldStep, { projectId, language, languages }: Wanted): Promise<StepForm> {
  const parts = await readParts(db, projectId, 'WORKING', STEP_PARTS[step])
  const values = fieldValues(parts, projectFields(language))
  return {
    values,
    options: stepOptions(step, language),
    texts: textsOf(language, values, languages),
    shares: sharesOf(step, fromParts<ProjectContent>(PROJECT_SHAPE, parts), language),
    newRows: { first: newRowId(), second: newRowId() },
  }
}

export type RowForm = {
  row: string
  isNew: boolean
  values: Record<FieldName, string>
  options: EditOptions
  texts: Texts
  defaultCurrency: string | null
  /** Remarks about a stored place, which do not stand in the way. */
  remarks: PlaceRemark[]
}

/** Reads the form of one row; a row that does not exist yet is blank. Throws `not-found` for what is no id of a row. */
export async function getRowForm(step: RowStep, rowId: string, { projectId, language, languages }: Wanted): Promise<RowForm> {
  if (!isRowId(rowId)) throw notFound('page')
  const row = `${step}/${rowId}`
  const parts = await readParts(db, projectId, 'WORKING', ['facts', row])
  const values = fieldValues(parts, projectFields(language))
  const content = fromParts<ProjectContent>(PROJECT_SHAPE, parts)
  const [place] = content.places
  return {
    row,
    isNew: !parts.has(row),
    values,
    options: rowOptions(step, language, place?.country),
    texts: textsOf(language, values, languages),
    defaultCurrency: content.facts.defaultCurrency ?? null,
    remarks: place ? await placeRemarks(place, language) : [],
  }
}

function textsOf(language: Language, values: Record<FieldName, string>, asked: readonly string[]): Texts {
  const languages = writingLanguages(language, values, asked)
  return { languages, languagesToAdd: languagesToAdd(language, languages) }
}

function sharesOf(step: FieldStep, content: ProjectContent, language: Language): ShareRow[] {
  if (step === 'sectors')
    return content.sectors.map((row) => ({
      path: `sectors/${row.id}`,
      name: sectorName(row, language),
      group: vocabulary('SectorVocabulary', row, language),
    }))
  if (step !== 'countries') return []
  return [
    ...content.countries.map((row) => ({ path: `countries/${row.id}`, name: countryName(row.code, language), group: null })),
    ...content.regions.map((row) => ({ path: `regions/${row.id}`, name: regionName(row, language), group: null })),
  ]
}

const vocabulary = (list: 'SectorVocabulary', row: SectorShare, language: Language) =>
  row.vocabulary === '1' ? null : codeName(list, row.vocabulary, language)

function sectorName({ vocabulary: used, code, name }: SectorShare, language: Language): string {
  const known = used === '1' ? codeName('Sector', code, language) : used === '2' ? codeName('SectorCategory', code, language) : code
  const own = known === code ? plainText(name, language) : known
  return own ? `${code} – ${own}` : code
}

function regionName({ vocabulary: used, code, name }: RegionShare, language: Language): string {
  const known = used === '1' ? codeName('Region', code, language) : code
  return known === code ? plainText(name, language, code) : known
}
