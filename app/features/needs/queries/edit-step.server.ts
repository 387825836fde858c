import type { NeedContent } from '#app/features/needs/content.ts'
import { coverageOf, slotsOf } from '#app/features/needs/coverage.ts'
import { PLACE_PATH } from '#app/features/needs/edit-names.ts'
import { STEP_PARTS, type NeedFormStep } from '#app/features/needs/edit-steps.ts'
import { REQUEST_PATH } from '#app/features/needs/expertise/form-names.ts'
import { requestForm, type RequestForm } from '#app/features/needs/expertise/request-form.server.ts'
import { needFields } from '#app/features/needs/schema.server.ts'
import { NEED_SHAPE } from '#app/features/needs/shape.ts'
import { currencyOptions, rowOptions, sectorOptions, type EditOptions } from '#app/features/projects/queries/edit-options.server.ts'
import { placeRemarks } from '#app/features/projects/queries/edit-place.server.ts'
import type { RowForm } from '#app/features/projects/queries/edit-step.server.ts'
import { fromParts } from '#app/features/provenance/content.ts'
import { fieldValues, type FieldName } from '#app/features/provenance/field-names.ts'
import { readParts } from '#app/features/provenance/parts.server.ts'
import { languagesToAdd, writingLanguages } from '#app/features/provenance/writing-languages.server.ts'
import type { Actor } from '#app/platform/auth/actor.ts'
import { db } from '#app/platform/db/client.server.ts'
import type { Language } from '#app/platform/i18n/languages.ts'
import { askedWords } from './asked-words.ts'
import { slotsWords } from './slots-words.server.ts'
import { findProjects, listLinked, type FoundProjects, type LinkedProject } from './edit-projects.server.ts'

/** The form of a step: what its fields hold, and what may be chosen. */
export type NeedForm = {
  /** As the form of any place needs it; for the texts of the need the same, with no row. */
  row: RowForm
  options: EditOptions
  /** What is asked, in words; the amount that its coverage is counted against, and its unit: a currency, or what the quantity counts. */
  asked: { words: string[]; amount: string | null; unit: string | null }
  linked: LinkedProject[]
  found: FoundProjects | null
  /** Of the step of a request for expertise. */
  request: RequestForm | null
}

type Wanted = { needId: string; workspaceId: string; language: Language; search: URLSearchParams }

/** Reads the form of a step. The caller has seen to it that its reader may edit the need. */
export async function getNeedForm(actor: Actor, step: NeedFormStep, { needId, workspaceId, language, search }: Wanted): Promise<NeedForm> {
  const parts = await readParts(db, needId, 'WORKING', STEP_PARTS[step])
  const content = fromParts<NeedContent>(NEED_SHAPE, parts)
  const linkedIds = content.projects.map(({ projectId }) => projectId)
  return {
    row: await rowForm(step, content, fieldValues(parts, needFields(language)), language, search.getAll('language')),
    options: step === 'what' ? { sector: sectorOptions(language), currency: currencyOptions(language) } : {},
    asked: askedOf(content.facts, language),
    linked: step === 'projects' ? await listLinked(content.projects, workspaceId, language) : [],
    found:
      step === 'projects'
        ? await findProjects(actor, { workspaceId, language, q: (search.get('q') ?? '').trim().slice(0, 200), linkedIds })
        : null,
    request: step === 'expertise' ? requestForm(content, language) : null,
  }
}

function askedOf(facts: NeedContent['facts'], language: Language): NeedForm['asked'] {
  const { asked, unit } = coverageOf(facts)
  return { words: [...askedWords(facts, language), ...slotsWords(slotsOf(facts), facts.quantity, language)], amount: asked, unit }
}

async function rowForm(
  step: NeedFormStep,
  { facts: { place } }: NeedContent,
  values: Record<FieldName, string>,
  language: Language,
  asked: readonly string[],
): Promise<RowForm> {
  const isPlace = step === 'place'
  const row = isPlace ? PLACE_PATH : step === 'expertise' ? REQUEST_PATH : ''
  const own = Object.fromEntries(Object.entries(values).filter(([name]) => isPlace === name.startsWith(`${PLACE_PATH}/`)))
  const languages = writingLanguages(language, own, asked)
  return {
    row,
    isNew: false,
    values: own,
    options: isPlace ? rowOptions('places', language, place?.country) : {},
    texts: { languages, languagesToAdd: languagesToAdd(language, languages) },
    defaultCurrency: null,
    remarks: isPlace && place ? await placeRemarks(place, language) : [],
  }
}
