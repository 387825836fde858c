import type { Contact, Row } from '#app/features/projects/content.ts'
import type { LanguageText } from '#app/features/provenance/language-text.ts'
import { plainText } from '#app/features/provenance/tagged-text.ts'
import { safeHref } from '#app/platform/http/safe-href.ts'
import type { Language } from '#app/platform/i18n/languages.ts'

/** Whom to turn to, in words; the first line names the person or body. */
export type ContactCard = { key: string; lines: string[]; email: string | null; website: string | null }

export function contactCard(contact: Row<Contact>, language: Language): ContactCard {
  const texts: (LanguageText | undefined)[] = [contact.person, contact.jobTitle, contact.organisation, contact.address]
  const lines = [...texts.map((text) => plainText(text, language)), contact.phone ?? ''].filter(Boolean)
  return {
    key: contact.id,
    lines,
    email: contact.email && /^[^\s<>"]+@[^\s<>"]+$/.test(contact.email) ? contact.email : null,
    website: contact.website ? safeHref(contact.website) : null,
  }
}
