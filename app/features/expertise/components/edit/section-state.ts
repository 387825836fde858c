import { createContext, useContext } from 'react'
import type { SectionForm } from '#app/features/expertise/queries/section-form.server.ts'
import type { ShownForm } from '#app/features/expertise/forms/posted-section.server.ts'
import type { ExpertTable } from '#app/features/expertise/sections.ts'

/** What the fields of a section know of their form beside what an `EditField` asks. */
export type SectionState = {
  language: string
  form: SectionForm
  shown: ShownForm
  rows: (table: ExpertTable) => number[]
}

const SectionContext = createContext<SectionState | null>(null)

export const SectionProvider = SectionContext.Provider

export function useSection(): SectionState {
  const state = useContext(SectionContext)
  if (!state) throw new Error('A field of a profile stands outside its form')
  return state
}

/** What one field shows. Choices are posted after an empty value that stands for no answer, so the last one counts. */
export const shownText = ({ values }: ShownForm, name: string): string => values[name]?.at(-1) ?? ''
