import { shownName } from '#app/features/provenance/former-person.server.ts'
import { chooseText, type LanguageText } from '#app/features/provenance/language-text.ts'
import { translator } from '#app/platform/i18n/i18n.server.ts'
import { FALLBACK_LANGUAGE, isLanguage } from '#app/platform/i18n/languages.ts'
import type { Mail } from '#app/platform/mail/mail.server.ts'
import type { Reader, Told } from './audience.server.ts'
import { mailIdOf } from './mail-id.ts'

export type Story = {
  eventId: string
  told: Told
  word: 'project' | 'need' | 'dataset'
  recordId: string
  title: LanguageText
  workspace: { slug: string; name: LanguageText }
  /** Who did it; null where it was not a person. */
  actorName: string | null
  reason: string | null
}

/** The mail that tells a person, in their language, what happened to a record. `origin` is where the portal is reached. Pure. */
export function writeMail(story: Story, reader: Reader, origin: string): Mail {
  const language = isLanguage(reader.language) ? reader.language : FALLBACK_LANGUAGE
  const t = translator(language, 'mail')
  const words = {
    name: reader.name,
    actor: story.actorName === null ? t('operator') : shownName(story.actorName, language),
    title: chooseText(story.title, language)?.text ?? t('untitled'),
    workspace: chooseText(story.workspace.name, language)?.text ?? story.workspace.slug,
    reason: story.reason ?? '',
    link: `${origin}/${language}/w/${story.workspace.slug}/${story.word}s/${story.recordId}`,
  }
  return {
    id: mailIdOf(story.eventId, reader.userId),
    to: reader.email,
    subject: t(`${story.told}.${story.word}.subject`, words),
    text: t(`${story.told}.${story.word}.text`, words),
    language,
  }
}
