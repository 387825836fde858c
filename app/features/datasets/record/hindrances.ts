import { chooseText } from '#app/features/provenance/language-text.ts'
import type { DatasetContent } from './content.ts'

/** The least a dataset must have before others read it. `messageKey` stands under `hindrance` in the texts of its form. Pure. */
export function datasetHindrances({ facts, texts }: DatasetContent): { field: string; messageKey: string }[] {
  const found: { field: string; messageKey: string }[] = []
  const need = (ok: boolean, field: string, messageKey: string) => void (ok || found.push({ field, messageKey }))
  need(facts.file !== undefined, 'file', 'file')
  need(chooseText(texts.title, '') !== null, 'texts', 'title')
  need(chooseText(texts.summary, '') !== null, 'texts', 'summary')
  need(facts.licence !== undefined, 'about', 'licence')
  need(facts.visibility !== undefined, 'about', 'visibility')
  return found
}
