import { chooseText } from '#app/features/provenance/language-text.ts'
import type { NeedContent } from './content.ts'
import { requestHindrances } from './expertise/hindrances.ts'

/** The least a need must say before others read it. `messageKey` stands under `hindrance` in the texts of needs. Pure. */
export function needHindrances(content: NeedContent): { field: string; messageKey: string }[] {
  const { facts, texts } = content
  const found: { field: string; messageKey: string }[] = []
  const need = (ok: boolean, field: string, messageKey: string) => void (ok || found.push({ field, messageKey }))
  need(chooseText(texts.title, '') !== null, 'texts', 'title')
  need(chooseText(texts.summary, '') !== null, 'texts', 'summary')
  need(facts.kind !== undefined, 'what', 'kind')
  need(facts.severity !== undefined, 'what', 'severity')
  need(facts.sector !== undefined, 'what', 'sector')
  need(facts.kind !== 'funding' || facts.money !== undefined, 'what', 'money')
  need(facts.place !== undefined, 'place', 'place')
  need(facts.from !== undefined, 'when', 'from')
  return [...found, ...requestHindrances(content)]
}
