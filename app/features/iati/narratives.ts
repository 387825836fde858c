import type { FurtherNarrative } from '#app/features/projects/content.ts'
import { UNDETERMINED, type LanguageText } from '#app/features/provenance/language-text.ts'
import { isElement, rawAttribute, textOf, type XmlElement } from './xml-element.ts'

export type Narratives = {
  /** The first narrative of each language that says something; undefined where there is none. Those stay out of `further`. */
  readonly take: (element: XmlElement | undefined) => LanguageText | undefined
  /** All narratives not taken, in document order, blank ones too; asked for once the fields have taken theirs. */
  readonly further: () => FurtherNarrative[]
}

/**
 * The narratives of one activity, each of which goes to exactly one place. Texts are kept exactly as written.
 * A narrative's language is its own xml:lang, else the activity's, else `und`; an empty xml:lang says `und` on purpose.
 */
export function narrativesOf(activity: XmlElement): Narratives {
  const taken = new Set<XmlElement>()
  const activityLanguage = statedLanguage(activity)
  const languageOf = (narrative: XmlElement) => (statedLanguage(narrative) ?? activityLanguage) || UNDETERMINED

  const take = (element: XmlElement | undefined) => {
    const texts = new Map<string, string>()
    for (const narrative of element?.children ?? []) {
      if (!isElement(narrative) || !isNarrative(narrative)) continue
      const text = textOf(narrative)
      const language = languageOf(narrative)
      if (text.trim() === '' || texts.has(language)) continue
      texts.set(language, text)
      taken.add(narrative)
    }
    return texts.size === 0 ? undefined : Object.fromEntries(texts)
  }

  const further = () => {
    const found: FurtherNarrative[] = []
    visitNarratives(activity, '', (narrative, path) => {
      if (!taken.has(narrative)) found.push({ path, lang: languageOf(narrative), text: textOf(narrative) })
    })
    return found
  }

  return { take, further }
}

/** The language an element states itself: empty where it states none on purpose, undefined where it says nothing. */
export function statedLanguage(element: XmlElement): string | undefined {
  return rawAttribute(element, 'xml:lang')?.trim()
}

/** Every narrative with the path of the element that holds it, such as `result[1]/indicator[2]/title[1]`; an extension's element has its prefix. */
export function visitNarratives(element: XmlElement, path: string, visit: (narrative: XmlElement, path: string) => void): void {
  const places = new Map<string, number>()
  for (const child of element.children) {
    if (!isElement(child)) continue
    if (isNarrative(child)) visit(child, path)
    const place = (places.get(child.name) ?? 0) + 1
    places.set(child.name, place)
    if (child.children.some(isElement)) visitNarratives(child, `${path === '' ? '' : `${path}/`}${child.name}[${place}]`, visit)
  }
}

function isNarrative(element: XmlElement): boolean {
  return element.name === 'narrative' && element.uri === ''
}
