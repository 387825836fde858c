import { listCountries } from '#app/features/classifications/countries.ts'
import { codeName, sectorOptions } from '#app/features/projects/queries/edit-options.server.ts'
import { countryName } from '#app/features/classifications/countries.ts'
import { listTables } from '#app/features/datasets/loading/loads.server.ts'
import { columnId } from '#app/features/datasets/record/column-id.server.ts'
import { DATASET_SHAPE, type DatasetContent } from '#app/features/datasets/record/content.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import { fieldValues, type FieldName } from '#app/features/provenance/field-names.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { newRowId } from '#app/features/provenance/row-id.ts'
import { languagesToAdd, writingLanguages } from '#app/features/provenance/writing-languages.server.ts'
import type { WritingLanguage } from '#app/features/provenance/components/language-texts.tsx'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import type { Option } from '#app/ui/form/select.tsx'
import { datasetFields } from './fields.server.ts'
import { findRecords, listLinked, type FoundRecords, type LinkedRecord } from './linked-records.server.ts'
import { STEP_PARTS, type DatasetFormStep } from './steps.ts'

/** A code of a table of codes: its row, and how it is called. */
export type CodeRow = { path: string; name: string }
/** A column that the dictionary may explain. */
export type ExplainedColumn = { path: string; name: string; table: string; type: string }

/** The form of a step: what its fields hold, and what may be chosen. */
export type DatasetForm = {
  values: Record<FieldName, string>
  texts: { languages: WritingLanguage[]; languagesToAdd: { code: string; name: string }[] }
  codes: {
    countries: CodeRow[]
    sectors: CodeRow[]
    newCountry: string
    newSector: string
    countryOptions: Option[]
    sectorOptions: Option[]
  } | null
  columns: { rows: ExplainedColumn[]; page: number; pages: number } | null
  linked: LinkedRecord[]
  found: FoundRecords | null
}

type Wanted = { datasetId: string; workspaceId: string; language: Language; search: URLSearchParams }
const COLUMNS_A_PAGE = 25

/** Reads the form of a step. The caller has seen to it that its reader may edit the dataset. */
export async function getDatasetForm(
  actor: Actor,
  step: DatasetFormStep,
  { datasetId, workspaceId, language, search }: Wanted,
): Promise<DatasetForm> {
  const parts = await readParts(db, datasetId, 'WORKING', step === 'columns' ? ['columns', 'facts'] : STEP_PARTS[step])
  const content = fromParts<DatasetContent>(DATASET_SHAPE, parts)
  const columns = step === 'columns' ? await explainedColumns(content, Number(search.get('page') ?? 1)) : null
  const values = shownValues(fieldValues(parts, datasetFields()), columns)
  const languages = writingLanguages(language, values, search.getAll('language'))
  const isLinks = step === 'links'
  return {
    values,
    texts: { languages, languagesToAdd: languagesToAdd(language, languages) },
    codes: step === 'about' ? codesOf(content, language) : null,
    columns,
    linked: isLinks ? await listLinked(content.links, workspaceId, language) : [],
    found: isLinks
      ? await findRecords(actor, {
          workspaceId,
          language,
          q: (search.get('q') ?? '').trim().slice(0, 200),
          linkedIds: content.links.map(({ recordId }) => recordId),
        })
      : null,
  }
}

/** Of the dictionary, only what the page shows. */
function shownValues(values: Record<FieldName, string>, columns: DatasetForm['columns']): Record<FieldName, string> {
  if (!columns) return values
  return Object.fromEntries(Object.entries(values).filter(([name]) => columns.rows.some(({ path }) => name.startsWith(`${path}/`))))
}

function codesOf({ countries, sectors }: DatasetContent, language: Language): NonNullable<DatasetForm['codes']> {
  return {
    countries: countries.map(({ id, code }) => ({ path: `countries/${id}`, name: countryName(code, language) })),
    sectors: sectors.map(({ id, code }) => ({ path: `sectors/${id}`, name: codeName('Sector', code, language) ?? code })),
    newCountry: `countries/${newRowId()}`,
    newSector: `sectors/${newRowId()}`,
    countryOptions: listCountries(language).map(({ code, name }) => ({ value: code, label: name })),
    sectorOptions: sectorOptions(language),
  }
}

async function explainedColumns({ facts }: DatasetContent, wanted: number): Promise<DatasetForm['columns']> {
  const tables = facts.file ? await listTables(facts.file.loadId) : []
  const rows = tables.flatMap(({ name, columns }) =>
    columns.map((column) => ({
      path: `columns/${columnId(name, column.name, tables.length)}`,
      name: column.name,
      table: tables.length > 1 ? name : '',
      type: column.type,
    })),
  )
  const pages = Math.max(1, Math.ceil(rows.length / COLUMNS_A_PAGE))
  const page = Number.isInteger(wanted) && wanted >= 1 && wanted <= pages ? wanted : 1
  return { rows: rows.slice((page - 1) * COLUMNS_A_PAGE, page * COLUMNS_A_PAGE), page, pages }
}
